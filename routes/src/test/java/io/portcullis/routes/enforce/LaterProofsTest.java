package io.portcullis.routes.enforce;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
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

class LaterProofsTest {
  private static final Instant NOW = Instant.parse("2026-04-01T10:00:00Z");
  private static final Duration SOON = Duration.ofSeconds(20);

  private final ConcurrentLinkedQueue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
  private final AtomicInteger looks = new AtomicInteger();
  private volatile Instant now = NOW;
  private volatile int showsAt = Integer.MAX_VALUE;
  private final LaterProofs proofs =
      new LaterProofs(
          "ca",
          action -> List.of(new Hop(Kind.AUTHORISATION, NOW.plusMillis(3))),
          (action, outcome) -> outcomes.add(outcome),
          new Clock() {
            @Override
            public Instant instant() {
              return now;
            }

            @Override
            public ZoneOffset getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
              return this;
            }
          });

  @AfterEach
  void close() {
    proofs.close();
  }

  @Test
  void whatNeverShowsIsGivenUpAndTellsNothing() {
    // Given
    proofs.await(crl(), action());
    Awaitility.await().atMost(SOON).until(() -> looks.get() >= 2);
    // When
    now = NOW.plus(LaterProofs.LIMIT);
    int before = looks.get();
    // Then: at most the look that was on its way, and the last one
    Awaitility.await().during(Duration.ofSeconds(1)).until(() -> looks.get() <= before + 2);
    assertThat(outcomes).isEmpty();
  }

  @Test
  void oneMoreThanThereIsRoomForIsNotLookedFor() {
    for (int i = 0; i < LaterProofs.MAX_WAITING; i++) {
      proofs.await(crl(), action());
    }
    AtomicInteger further = new AtomicInteger();
    // When
    proofs.await(proof(a -> Optional.of(now).filter(n -> further.incrementAndGet() > 0)), action());
    // Then
    Awaitility.await().atMost(SOON).until(() -> looks.get() > LaterProofs.MAX_WAITING);
    assertThat(further).hasValue(0);
  }

  @Test
  void whatShowsInTheEndIsToldWithAllThatIsKnown() {
    // Given
    showsAt = 3;
    // When
    proofs.await(crl(), action());
    // Then
    Awaitility.await().atMost(SOON).until(() -> !outcomes.isEmpty());
    Outcome told = outcomes.peek();
    assertThat(looks).hasValue(3);
    assertThat(told.status()).isEqualTo(Outcome.Status.VERIFIED);
    assertThat(told.detail()).isEqualTo("seen in CRL");
    assertThat(told.hops())
        .extracting(Hop::kind)
        .containsExactly(Kind.VERIFIED, Kind.CRL, Kind.AUTHORISATION);
  }

  private SecondProof crl() {
    return proof(a -> looks.incrementAndGet() >= showsAt ? Optional.of(now) : Optional.empty());
  }

  private static SecondProof proof(java.util.function.Function<Action, Optional<Instant>> look) {
    return new SecondProof() {
      @Override
      public Kind where() {
        return Kind.CRL;
      }

      @Override
      public Optional<Instant> shown(Action action) {
        return look.apply(action);
      }
    };
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
