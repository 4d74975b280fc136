package io.portcullis.routes.intake;

import java.time.Duration;
import java.util.Optional;

import io.portcullis.connectors.api.Parser;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement.KeyOperated;

/**
 * A configured source with the parser of its type.
 *
 * @param expected the longest silence that is still normal, when silence says anything
 * @param text whether the vendor's own words are kept
 * @param environment in which keys are used that it tells of, or empty
 */
public record Source(
    String name, Parser parser, Optional<Duration> expected, boolean text, String environment) {

  /** Of which nobody said what its environment is. */
  public Source(String name, Parser parser, Optional<Duration> expected, boolean text) {
    this(name, parser, expected, text, "");
  }

  /** What it tells of a key's use, with where that was: rules know no configuration. */
  Signal placed(Signal signal) {
    return !environment.isEmpty() && signal.statement() instanceof KeyOperated operated
        ? signal.saying(operated.in(environment))
        : signal;
  }
}
