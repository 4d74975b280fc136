package io.portcullis.routes.state;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.inventory.Declared;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Status;
import io.portcullis.inventory.Told;
import io.portcullis.model.Certificate;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Remark;
import io.portcullis.model.Remark.Kind;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.renewal.Renewing;
import io.portcullis.routes.renewal.Renewing.State;

import static org.assertj.core.api.Assertions.assertThat;

class CertificateDocumentTest {
  private static final String TEMPLATE = "portcullis-certificates";
  private static final Instant T0 = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant END = Instant.parse("2026-08-30T00:00:00Z");
  private static final String SHA = "ab".repeat(32);
  private static final Renewing MISSING =
      new Renewing(State.MISSING, T0, END, END, Optional.of(Duration.ofDays(7)));

  @Test
  void ofOneThatIsOnlyToldOfNothingIsInvented() throws IOException {
    // Given
    Entry told = Entry.fingerprint(SHA, "scan", T0);
    // When
    Map<String, Object> document =
        CertificateDocument.of(told, Optional.empty(), Optional.empty(), List.of(), 0);
    // Then
    assertThat(Mapped.unmapped(TEMPLATE, document)).isEmpty();
    assertThat(document)
        .containsEntry("sha256", SHA)
        .doesNotContainKeys("life_days", "holder", "standing", "shared", "owner");
    assertThat(document.get("x509").toString()).doesNotContain("not_after", "public_key");
    assertThat(document.get("renewal")).isEqualTo(Map.of("state", "unknown"));
  }

  @Test
  void anIdThatIsLongerThanElasticsearchTakesHasAShortOne() {
    // Given
    String issuer = "CN=" + "x".repeat(600);
    Entry entry = Entry.told(certificate(issuer, "", ""), "scan", T0);
    // When
    String id = CertificateDocument.id(entry);
    // Then
    assertThat(id).hasSizeLessThan(100).isNotEqualTo(entry.id());
    assertThat(CertificateDocument.id(Entry.told(certificate("CN=CA", SHA, ""), "scan", T0)))
        .isEqualTo(SHA);
  }

  @Test
  void allThatIsKnownIsMappedAndNamedAsEcsNamesIt() throws IOException {
    // Given
    Told by = Told.of("pki-team", "cmdb", T0);
    Declared declared =
        new Declared(
            by, by, Told.of("prod", "cmdb", T0), by, by, by, List.of("web-1:443", "web-2:443"));
    Entry entry =
        Entry.told(certificate("CN=Lab CA,O=Lab", SHA, "EC 256"), "scan", T0)
            .with(declared)
            .with(Status.revoked(END, ReasonCode.SUPERSEDED));
    Subject holder = Subject.fresh("dev-1", SubjectKind.DEVICE, T0);
    // When
    Map<String, Object> document =
        CertificateDocument.of(
            entry, Optional.of(MISSING), Optional.of(holder), List.of(remark(Kind.NAME_WRONG)), 2);
    // Then
    assertThat(Mapped.unmapped(TEMPLATE, document)).isEmpty();
    assertThat(document)
        .containsEntry("owner", "pki-team")
        .containsEntry("environment", "production")
        .containsEntry("deployed_count", 2)
        .containsEntry("life_days", 90L)
        .containsEntry("shared", 2L)
        .containsEntry("holder", "dev-1")
        .containsEntry("remarks", List.of("name-wrong"));
    assertThat(document.get("x509").toString())
        .contains("issuer={common_name=Lab CA", "public_key_size=256", "subject={common_name=web");
    assertThat(document.get("status").toString()).contains("kind=revoked", "reason=SUPERSEDED");
    assertThat(document.get("renewal").toString()).contains("state=missing", "urgency_days=7");
  }

  @ParameterizedTest
  @CsvSource({
    "RENEWAL_FAILED, failed",
    "NOT_DEPLOYED, not-deployed",
    "OLD_SERVED, old-served",
    "RENEWAL_MISSING, missing",
    "STAPLE_BAD, missing"
  })
  void whatIsSeenWhereItIsUsedGoesBeforeItsTimes(Kind kind, String state) {
    // Given
    Entry entry = Entry.told(certificate("CN=Lab CA", SHA, ""), "scan", T0);
    // When
    Map<String, Object> document =
        CertificateDocument.of(
            entry, Optional.of(MISSING), Optional.empty(), List.of(remark(kind)), 1);
    // Then
    assertThat(document.get("renewal").toString()).contains("state=" + state);
  }

  private static Remark remark(Kind kind) {
    return new Remark("watch:endpoints", "web-1:443", kind, T0, "", T0, false);
  }

  private static Certificate certificate(String issuer, String sha256, String key) {
    return new Certificate(
        issuer,
        "0a",
        "CN=web,O=Lab",
        sha256,
        "cd".repeat(32),
        T0,
        END,
        true,
        "",
        key,
        "SHA256withECDSA");
  }
}
