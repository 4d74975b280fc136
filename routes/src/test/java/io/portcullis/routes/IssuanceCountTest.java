package io.portcullis.routes;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Certificate;
import io.portcullis.model.IssuanceRate;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.IssuancesCounted;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.guard.Limits;

import static org.assertj.core.api.Assertions.assertThat;

/** What holders hear of is counted for the authority that issued it. */
class IssuanceCountTest {
  private static final Duration SOON = Duration.ofSeconds(11);
  private static final Alias AUTHORITY = new Alias(AliasType.AUTHORITY_NAME, "cn=device ca");

  private final Middle middle = new Middle(new PlainPolicy(), Limits.DEFAULT);

  @AfterEach
  void stop() {
    middle.close();
  }

  @Test
  void aFewSignalsTellOfManyCertificates() {
    middle.pass(SOON);
    IntStream.range(0, 300).forEach(i -> issued("CN=Device CA", i));
    // When
    middle.pass(SOON);
    // Then
    assertThat(rates()).singleElement().matches(r -> r.count() == 300);
    assertThat(middle.signals().stream().filter(s -> s.statement() instanceof IssuancesCounted))
        .hasSizeLessThan(10);
  }

  @Test
  void theSameCertificateCountsOnce() {
    issued("CN=Device CA", 1);
    issued("CN=Device CA", 1);
    middle.pass(SOON);
    issued("cn=device ca", 1);
    // When
    middle.pass(SOON);
    // Then
    assertThat(rates()).singleElement().matches(r -> r.count() == 1);
  }

  @Test
  void authoritiesAreCountedApartAndSoAreHours() {
    issued("CN=Device CA", 1);
    issued("CN=Other CA", 2);
    middle.pass(Duration.ofHours(1));
    issued("CN=Device CA", 3);
    // When
    middle.pass(SOON);
    // Then
    List<Signal> told =
        middle.signals().stream()
            .filter(signal -> signal.statement() instanceof IssuancesCounted)
            .filter(signal -> signal.aliases().contains(AUTHORITY))
            .toList();
    assertThat(told).extracting(Signal::statement).containsOnly(new IssuancesCounted(1));
    assertThat(told)
        .extracting(signal -> signal.occurredAt().truncatedTo(ChronoUnit.HOURS))
        .containsExactly(Middle.START, Middle.START.plus(Duration.ofHours(1)));
  }

  private void issued(String issuer, int device) {
    Instant now = middle.now();
    Certificate certificate =
        new Certificate(
            issuer,
            Integer.toHexString(device + 1),
            "CN=d" + device,
            "",
            "",
            now,
            now.plus(Duration.ofDays(90)),
            false,
            "");
    middle.say(
        SubjectKind.DEVICE,
        "step-ca",
        new Statement.CertificateIssued(certificate),
        Alias.vendor(AliasType.MDM_DEVICE, "intune", "d-" + device));
  }

  private List<IssuanceRate> rates() {
    return middle.subject(AUTHORITY).subject().facts().issuances().rates();
  }
}
