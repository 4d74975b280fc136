package io.portcullis.routes.intake;

import io.portcullis.connectors.api.Parser;

/** A configured source with the parser of its type. */
public record Source(String name, Parser parser) {}
