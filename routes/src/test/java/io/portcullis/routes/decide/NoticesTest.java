package io.portcullis.routes.decide;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Action;
import io.portcullis.model.Decision;
import io.portcullis.model.Policy;
import io.portcullis.model.Signal;
import io.portcullis.model.Standing;
import io.portcullis.model.State;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Target;
import io.portcullis.model.Trust;

import static org.assertj.core.api.Assertions.assertThat;

/** Whose subject is taken back hears why, and what to do next. */
class NoticesTest {
  private static final Instant T0 = Instant.parse("2026-04-01T10:00:00Z");
  private static final Policy NOTHING =
      new Policy() {
        @Override
        public Evaluation evaluate(Case subject, Instant now) {
          return new Evaluation(List.of(), Optional.empty());
        }

        @Override
        public String digest() {
          return "none";
        }
      };

  @Test
  void ofARevokedOneThatItNeedsANewCertificate() {
    // When
    List<String> told = reinstated(Standing.REVOKED, "anna");
    // Then
    assertThat(told)
        .containsExactly(
            "laptop-1, owner anna was taken back by bob (was REVOKED): new disk. Next: its revoked"
                + " certificates stay revoked: enrol it for a new one, then log in again");
  }

  @Test
  void ofOneInQuarantineThatItCanLogInAgain() {
    // When
    List<String> told = reinstated(Standing.QUARANTINED, "");
    // Then
    assertThat(told)
        .containsExactly(
            "laptop-1 was taken back by bob (was QUARANTINED): new disk. Next: its certificates are"
                + " valid again: log in again");
  }

  private static List<String> reinstated(Standing was, String owner) {
    State fresh = State.fresh("dev-1", SubjectKind.DEVICE, T0);
    Trust trust = new Trust(was, was, 1, Optional.empty(), Optional.empty());
    State before = fresh.with(fresh.subject().named("laptop-1", owner, Set.of()).with(trust));
    Statement said = new Statement.Reinstated("bob", "new disk");
    Signal signal = Signal.derived("sig-1", "guard", T0, SubjectKind.DEVICE, "dev-1", said);
    Decision decision = Decision.decide(before, signal, NOTHING);
    return Notices.of(before.subject(), signal, decision, T0).stream()
        .map(Action::target)
        .map(t -> ((Target.OfPeople) t).message())
        .toList();
  }
}
