package io.portcullis.routes.selftest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Alert;
import io.portcullis.model.Ids;
import io.portcullis.model.Severity;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;

/** What is sent, and what is told when it does not arrive. */
final class SelfTest {
  /** With a dot, which the name of a configured source can not have. */
  static final String SOURCE = "hub.self-test";

  /** Noted of the hub, for audit/trail-interrupted. */
  static final String LATE = "evidence-late";

  private SelfTest() {}

  /** A sign of life that promises no other: no rule looks at it, and nothing follows from it. */
  static Signal signal(Instant at) {
    String id = Ids.of("sig", SOURCE, at.toString());
    return Signal.ofSource(id, SOURCE, at, at, new Statement.Heartbeat());
  }

  /** Of all that is late since then, one. */
  static String alertId(Instant since) {
    return Ids.of("alr", LATE, since.toString());
  }

  static Alert alert(Instant since, Duration limit, String why, Instant now) {
    return new Alert(
        alertId(since),
        Alert.Kind.STATE,
        Severity.HIGH,
        "",
        "",
        "Evidence does not arrive in Elasticsearch",
        List.of(
            "A test signal of %s was not found within %s.".formatted(since, limit),
            why,
            "Nothing is lost: what is not stored waits in Kafka for 60 days.",
            "What to do: docs/operations.md#evidence-does-not-arrive"),
        List.of(),
        now);
  }

  /**
   * How the last ones fared.
   *
   * @param took of the last one that arrived; empty before the first
   * @param since when the first one was sent that did not arrive; empty while all is well
   * @param why for people, or empty
   */
  public record State(Optional<Duration> took, Optional<Instant> since, String why) {
    static final State NEW = new State(Optional.empty(), Optional.empty(), "");

    State arrived(Duration time) {
      return new State(Optional.of(time), Optional.empty(), "");
    }

    State late(Instant sent, String reason) {
      return new State(took, Optional.of(since.orElse(sent)), reason);
    }

    boolean good() {
      return since.isEmpty();
    }
  }
}
