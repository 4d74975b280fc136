package io.portcullis.connectors.hsm.care;

import java.time.Duration;

/**
 * @param slow a look may take less than that
 * @param clockOff the token's clock may differ so much from the hub's
 * @param awayAfter so many looks in a row that did not reach it
 */
public record CareLimits(Duration slow, Duration clockOff, int awayAfter) {}
