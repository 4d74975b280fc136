package io.portcullis.connectors.idp.ssf.transmit;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.idp.ssf.SsfParser;
import io.portcullis.connectors.idp.ssf.verify.SetVerifier;
import io.portcullis.connectors.idp.ssf.verify.TransmitterKeys;
import io.portcullis.connectors.idp.ssf.verify.Verdict;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Announcement;
import io.portcullis.model.Certificate;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;

import static org.assertj.core.api.Assertions.assertThat;

/** What the hub transmits, a hub takes as genuine and understands. */
class OwnReceiverTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final String ISSUER = "https://hub.lab.example";
  private static final String AUDIENCE = "https://other.lab.example/ssf";
  private static final Alias TABLET = Alias.vendor(AliasType.MDM_DEVICE, "jamf", "31");
  private static final Alias ANNA = Alias.vendor(AliasType.IDP_USER, "keycloak", "a-1");
  private static final Certificate CERTIFICATE =
      new Certificate(
          "CN=Moat Issuing", "0c0d", "CN=tablet-31", "", "", NOW, NOW.plusSeconds(60), false, "");

  private final SetMaker maker =
      new SetMaker(
          "lab",
          AUDIENCE,
          Set.of(EventKind.values()),
          new Naming(ISSUER, List.of(), Map.of("keycloak", "https://sso.lab.example/realms/lab")));

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  void itIsGenuineByThePublishedKeys(KeyAlgorithm algorithm) {
    // Given
    TransmitterKey key = TransmitterKey.read(TransmitterKey.generate(algorithm), algorithm);
    SetVerifier verifier =
        new SetVerifier(ISSUER, AUDIENCE, new TransmitterKeys(key::published, CLOCK), CLOCK);
    // When
    String token = token(key, announced(new Announcement.TrustLost(), SubjectKind.DEVICE, TABLET));
    // Then
    assertThat(verifier.verify(token.getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(new Verdict.Genuine());
  }

  @Test
  void aDeviceIsNotCompliantAndComplianceComesBack() {
    Signal lost = heard(new Announcement.TrustLost(), SubjectKind.DEVICE, TABLET);
    Signal back = heard(new Announcement.TrustRegained(), SubjectKind.DEVICE, TABLET);
    assertThat(lost.aliases()).contains(TABLET);
    assertThat(lost.vendorId()).startsWith(ISSUER + "|set-");
    assertThat(((Statement.PostureChanged) lost.statement()).compliance())
        .isEqualTo(Statement.Compliance.NON_COMPLIANT);
    assertThat(((Statement.PostureChanged) back.statement()).compliance())
        .isEqualTo(Statement.Compliance.COMPLIANT);
  }

  @Test
  void aCertificateOfTheDeviceIsRevoked() {
    Signal heard =
        heard(new Announcement.CertificateRevoked(CERTIFICATE), SubjectKind.DEVICE, TABLET);
    assertThat(heard.statement())
        .isEqualTo(
            new Statement.CertificateRevoked("CN=Moat Issuing", "c0d", ReasonCode.UNSPECIFIED));
    assertThat(heard.aliases())
        .contains(TABLET, Alias.certificate(CERTIFICATE.issuer(), CERTIFICATE.serial()));
    assertThat(heard.occurredAt()).isEqualTo(NOW);
  }

  @Test
  void aPersonsSessionIsRevoked() {
    Signal heard = heard(new Announcement.TrustLost(), SubjectKind.IDENTITY, ANNA);
    assertThat(heard.kind()).isEqualTo(SubjectKind.IDENTITY);
    assertThat(heard.aliases()).contains(ANNA);
    assertThat(heard.statement())
        .isEqualTo(new Statement.Noted("session", "sessions-revoked", true));
  }

  @Test
  void aVerificationIsAboutTheStream() {
    TransmitterKey key = key();
    Parsed parsed = parsed(key.sign(maker.verification(NOW).all()));
    assertThat(((Parsed.Understood) parsed).signals())
        .singleElement()
        .satisfies(signal -> assertThat(signal.kind()).isEqualTo(SubjectKind.SOURCE));
  }

  private Signal heard(Announcement.Change change, SubjectKind kind, Alias alias) {
    Parsed parsed = parsed(token(key(), announced(change, kind, alias)));
    return ((Parsed.Understood) parsed).signals().getFirst();
  }

  private static Parsed parsed(String token) {
    return new SsfParser()
        .parse(token.getBytes(StandardCharsets.US_ASCII), new ParseContext("hub", NOW, "in-1"))
        .getFirst();
  }

  private String token(TransmitterKey key, Announcement announcement) {
    return key.sign(maker.of(announcement).orElseThrow().all());
  }

  private static TransmitterKey key() {
    return TransmitterKey.read(TransmitterKey.generate(KeyAlgorithm.ES256), KeyAlgorithm.ES256);
  }

  private static Announcement announced(Announcement.Change change, SubjectKind kind, Alias alias) {
    return new Announcement(
        "ann-1", "sub-1", kind, List.of(alias), change, "rule", "why", false, "sig-1", NOW);
  }
}
