package io.portcullis.routes.inventory;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Status;
import io.portcullis.model.Actor;
import io.portcullis.model.Certificate;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HeardTest {
  @Test
  void oneThatCanNotBeToldApartIsNoEntry() {
    // Given
    Signal nameless =
        Signals.of(new Statement.CertificateRevoked("", "1f", ReasonCode.KEY_COMPROMISE));
    // When, Then
    assertThatThrownBy(() -> Heard.entries(nameless))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("neither fingerprint nor issuer");
  }

  @Test
  void aSignalAboutSomethingElseTellsNothing() {
    Signal other = Signals.of(new Statement.AccountChanged(Statement.AccountStatus.ACTIVE));
    assertThat(Readings.signalled(Json.bytes(other))).isEmpty();
  }

  @Test
  void anIssuedOneHasItsHolderAndWhoAskedForIt() {
    // When
    List<Entry> heard =
        Readings.signalled(
            Json.bytes(Signals.of(new Statement.CertificateIssued(Signals.certificate("1f")))));
    // Then
    Entry entry = heard.getFirst();
    assertThat(entry.certificate()).isEqualTo(Signals.certificate("1f"));
    assertThat(entry.holder()).isEqualTo("dev-1");
    assertThat(entry.requestedBy()).isEqualTo("pipeline-7");
    assertThat(entry.sources()).containsExactly("ejbca");
    assertThat(entry.lastSeen()).isEqualTo(Signals.AT);
  }

  @Test
  void whoApprovedOneIsNotTheOneWhoAsked() {
    // When
    List<Entry> heard =
        Readings.signalled(
            Json.bytes(
                Signals.of(new Statement.CertificateIssued(Signals.certificate("1f"), "agent-3"))));
    // Then
    assertThat(heard.getFirst().declared().approvedBy().text()).isEqualTo("agent-3");
    assertThat(heard.getFirst().declared().approvedBy().source()).isEqualTo("ejbca");
    assertThat(heard.getFirst().requestedBy()).isEmpty();
  }

  @Test
  void whoTellsOfAnObservedOneDidNotAskForIt() {
    assertThat(heard(new Statement.CertificateObserved(Signals.certificate("1f"))))
        .extracting(Entry::holder, Entry::requestedBy)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("dev-1", ""));
  }

  @Test
  void aRenewalReplacesTheOneBefore() {
    // When
    List<Entry> heard = heard(new Statement.CertificateRenewed(Signals.certificate("20"), "1f"));
    // Then
    assertThat(heard).extracting(e -> e.certificate().serial()).containsExactly("20", "1f");
    assertThat(heard.getLast().status()).isEqualTo(Status.replaced(Signals.AT, "20"));
  }

  @Test
  void aHoldIsTakenOffAndARevocationIsNot() {
    // Given
    Entry held = one(ReasonCode.CERTIFICATE_HOLD, 0);
    Entry released = one(ReasonCode.REMOVE_FROM_CRL, 60);
    Entry revoked = one(ReasonCode.KEY_COMPROMISE, 0);
    // When
    Status after = held.merge(released).status();
    // Then
    assertThat(after.kind()).isEqualTo(Status.Kind.VALID);
    assertThat(revoked.merge(released).status().kind()).isEqualTo(Status.Kind.REVOKED);
  }

  private static Entry one(ReasonCode reason, int later) {
    Statement told = new Statement.CertificateRevoked(Signals.ISSUER, "1f", reason);
    return Heard.entries(Signals.of(told, Signals.AT.plusSeconds(later))).getFirst();
  }

  private static List<Entry> heard(Statement statement) {
    return Heard.entries(Signals.of(statement));
  }

  /** Signals of an authority about one device. */
  static final class Signals {
    static final Instant AT = Instant.parse("2026-02-01T00:00:00Z");
    static final String ISSUER = "CN=Lab CA,O=Lab";

    private Signals() {}

    static Certificate certificate(String serial) {
      return new Certificate(
          ISSUER,
          serial,
          "CN=host-" + serial,
          "",
          "cc".repeat(32),
          AT,
          AT.plusSeconds(86_400),
          false,
          "");
    }

    static Signal of(Statement statement) {
      return of(statement, AT);
    }

    static Signal of(Statement statement, Instant at) {
      return new Signal(
          "sig-1",
          "ejbca",
          "v-1",
          at,
          at,
          SubjectKind.DEVICE,
          "dev-1",
          List.of(),
          false,
          new Actor("", "pipeline-7", ""),
          statement);
    }
  }
}
