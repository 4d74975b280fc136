package io.portcullis.routes.config;

import java.nio.file.Path;

/**
 * The folder that this hub keeps things in: embedded Kafka, stores, people, local CA. One hub, one
 * folder.
 */
public record DataSettings(@Default("data") Path folder) {}
