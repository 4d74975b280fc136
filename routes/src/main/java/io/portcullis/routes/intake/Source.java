package io.portcullis.routes.intake;

import java.time.Duration;
import java.util.Optional;

import io.portcullis.connectors.api.Parser;

/**
 * A configured source with the parser of its type.
 *
 * @param expected the longest silence that is still normal, when silence says anything
 * @param text whether the vendor's own words are kept
 */
public record Source(String name, Parser parser, Optional<Duration> expected, boolean text) {}
