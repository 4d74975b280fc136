package io.portcullis.routes.enforce;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.SecondProof;
import io.portcullis.model.Action;
import io.portcullis.model.Hop;
import io.portcullis.model.Hop.Kind;
import io.portcullis.model.Outcome;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

import static org.assertj.core.api.Assertions.assertThat;

class SecondLookTest {
  private static final Instant NOW = Instant.parse("2026-04-01T10:00:00Z");
  private final List<Outcome> outcomes = new ArrayList<>();

  @Test
  void whatDoesNotShowIsNoNews() {
    // When
    boolean saw = look(Optional.empty()).saw(action());
    // Then
    assertThat(saw).isFalse();
    assertThat(outcomes).isEmpty();
  }

  @Test
  void whatShowsIsToldWithAllThatIsKnown() {
    // When
    boolean saw = look(Optional.of(NOW)).saw(action());
    // Then
    assertThat(saw).isTrue();
    Outcome told = outcomes.getFirst();
    assertThat(told.status()).isEqualTo(Outcome.Status.VERIFIED);
    assertThat(told.detail()).isEqualTo("seen in CRL");
    assertThat(told.hops())
        .extracting(Hop::kind)
        .containsExactly(Kind.VERIFIED, Kind.CRL, Kind.AUTHORISATION);
  }

  private SecondLook look(Optional<Instant> shown) {
    return new SecondLook(
        new SecondProof() {
          @Override
          public Kind where() {
            return Kind.CRL;
          }

          @Override
          public Optional<Instant> shown(Action action) {
            return shown;
          }
        },
        action -> List.of(new Hop(Kind.AUTHORISATION, NOW.plusMillis(3))),
        (action, outcome) -> outcomes.add(outcome),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static Action action() {
    Target target = new Target.OfCertificate("CN=Moat", "1f", false);
    return new Action(
        "act-1",
        "dev-1",
        SubjectKind.DEVICE,
        target,
        Want.REVOKED,
        1,
        1,
        ReasonCode.KEY_COMPROMISE,
        "rule",
        "sig-1",
        NOW,
        NOW);
  }
}
