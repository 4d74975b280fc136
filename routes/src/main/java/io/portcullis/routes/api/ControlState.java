package io.portcullis.routes.api;

import java.time.Instant;

/**
 * Whether actions go out.
 *
 * @param by who said so last, and {@code reason} in their words; empty when nobody ever did
 */
public record ControlState(boolean stopped, String by, String reason, Instant since) {}
