package io.portcullis.routes.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.model.Actor;
import io.portcullis.model.Certificate;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.CertificateIssued;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.config.AuthSettings;
import io.portcullis.routes.config.BeginDate;
import io.portcullis.routes.config.FrontSettings;

import static org.assertj.core.api.Assertions.assertThat;

class MustAskTest {
  private static final Instant NOW = Instant.parse("2026-04-01T10:00:00Z");
  private final MustAsk mustAsk =
      MustAsk.of(
          List.of(
              front("scep", "CN=Device CA, O=Example", true, "2026-03-02"),
              front("acme", "cn=device ca,o=example", true, "2026-03-01"),
              front("est", "CN=Other CA", false, "2026-03-01")));

  @ParameterizedTest
  @CsvSource({
    "'CN=Device CA,O=Example', 2026-02-28T23:59:59Z, false",
    "'CN=Device CA,O=Example', 2026-03-01T00:00:00Z, true",
    "'O=Example,CN=Device CA', 2026-03-09T00:00:00Z, false",
    "CN=Other CA,              2026-03-09T00:00:00Z, false",
  })
  void itIsMarkedWhereItsAuthorityMustAskSinceThatDay(String issuer, Instant begin, boolean must) {
    Signal signal = said(new CertificateIssued(certificate(issuer, begin)));
    // When
    Signal marked = mustAsk.marked(signal);
    // Then
    assertThat(((CertificateIssued) marked.statement()).mustAsk()).isEqualTo(must);
    assertThat(marked.id()).isEqualTo(signal.id());
  }

  @Test
  void whatIsRenewedOrSeenIsLeftAsItIs() {
    Certificate certificate = certificate("CN=Device CA,O=Example", NOW);
    Signal renewed = said(new Statement.CertificateRenewed(certificate, "1"));
    Signal seen = said(new Statement.CertificateObserved(certificate));
    assertThat(mustAsk.marked(renewed)).isEqualTo(renewed);
    assertThat(mustAsk.marked(seen)).isEqualTo(seen);
    assertThat(MustAsk.NOBODY.marked(said(new CertificateIssued(certificate))).statement())
        .isEqualTo(new CertificateIssued(certificate));
  }

  private static FrontSettings front(String name, String authority, boolean must, String since) {
    return new FrontSettings(
        name,
        FrontSettings.Form.PLAIN,
        new AuthSettings.NoneOnLoopback(),
        false,
        List.of(),
        Optional.of(authority),
        must,
        Optional.of(BeginDate.parse(since)));
  }

  private static Certificate certificate(String issuer, Instant begin) {
    return new Certificate(
        issuer, "1f", "CN=slate", "", "", begin, begin.plusSeconds(86_400), false, "");
  }

  private static Signal said(Statement statement) {
    return new Signal(
        "sig-1",
        "step-ca",
        "",
        NOW,
        NOW,
        SubjectKind.DEVICE,
        "",
        List.of(),
        false,
        Actor.UNKNOWN,
        statement);
  }
}
