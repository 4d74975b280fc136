package io.portcullis.inventory;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Json;
import io.portcullis.model.Certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EntryTest {
  private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";

  @Test
  void brokenDerIsOneSentence() {
    byte[] der = Sample.of(1).der();
    for (int end : List.of(0, 1, 20, der.length - 1)) {
      refused(Arrays.copyOf(der, end), "not an X.509 certificate");
    }
  }

  @Test
  void everyBitThatFlipsIsReadOrRefused() {
    byte[] der = Sample.of(1).der();
    for (int i = 0; i < der.length; i++) {
      byte[] broken = der.clone();
      broken[i] ^= (byte) 0x55;
      try {
        assertThat(Entry.of(broken, "test", Sample.SEEN).id()).hasSize(64);
      } catch (BadRecord e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }

  @Test
  void aNegativeSerialNumberIsRefused() {
    Sample negative = Sample.of(1);
    byte[] der =
        new Sample(
                negative.issuer(),
                BigInteger.valueOf(-5),
                negative.subject(),
                negative.hosts(),
                Sample.BEGIN,
                Sample.END,
                List.of())
            .der();
    refused(der, "the serial number is negative");
  }

  @Test
  void aLifeThatEndsBeforeItBeginsIsRefused() {
    refused(Sample.of(1).life(Sample.END, Sample.BEGIN).der(), "it ends before it begins");
  }

  @Test
  void aSubjectOfAHundredKilobytesIsRefused() {
    byte[] der = Sample.of(1).subject("CN=" + "a".repeat(100_000)).der();
    refused(der, "certificate: longer than 65536 bytes");
    byte[] shorter = Sample.of(1).subject("CN=" + "a".repeat(5_000)).der();
    refused(shorter, "subject: longer than 4096 characters");
  }

  @Test
  void malformedAlternativeNamesAreRefused() {
    byte[] der =
        Sample.of(1)
            .subject("CN=a")
            .extension(SUBJECT_ALTERNATIVE_NAME, new byte[] {0x30, 5, 1, 2})
            .der();
    assertThatExceptionOfType(BadRecord.class)
        .isThrownBy(() -> Entry.of(der, "test", Sample.SEEN))
        .withMessageContaining("alternative name");
  }

  @Test
  void anExtensionThatNobodyKnowsIsNoHarm() {
    byte[] der = Sample.of(1).extension("1.2.3.4.5", new byte[30_000]).der();
    assertThat(Entry.of(der, "test", Sample.SEEN).der().length()).isEqualTo(der.length);
  }

  @Test
  void allThatACertificateSaysIsRead() {
    // When
    Entry entry = Sample.of(171).logged().entry("folder", Sample.SEEN);
    // Then
    assertThat(entry.certificate().serial()).isEqualTo("ab");
    assertThat(entry.certificate().key()).isEqualTo("RSA 2048");
    assertThat(entry.names()).containsExactly("host171.example.org", "www171.example.org");
    assertThat(entry.trust()).isEqualTo(TrustKind.PUBLIC_TLS);
    assertThat(entry.authority()).isFalse();
    assertThat(entry.id()).isEqualTo(entry.certificate().sha256());
    assertThat(Sample.of(1).authority().entry("folder", Sample.SEEN).authority()).isTrue();
    assertThat(Sample.of(1).entry("folder", Sample.SEEN).trust()).isEqualTo(TrustKind.UNKNOWN);
  }

  @Test
  void ofManyNamesTheFirstAreKept() {
    String[] names =
        IntStream.range(0, 300).mapToObj(i -> "n%03d.example".formatted(i)).toArray(String[]::new);
    // When
    Entry entry = Sample.of(1).subject("CN=n000.example", names).entry("folder", Sample.SEEN);
    // Then
    assertThat(entry.names()).hasSize(Entry.MAX_NAMES).contains("n000.example", "n099.example");
  }

  @Test
  void aNameThatNobodyLooksForIsLeftOut() {
    Sample odd = Sample.of(1).subject("CN=" + "x".repeat(300), "a\u0007b.example", "ok.example");
    assertThat(odd.entry("folder", Sample.SEEN).names()).containsExactly("ok.example");
  }

  @Test
  void whatCanNotBeToldApartIsNoEntry() {
    Certificate nothing =
        new Certificate("", "0", "", "", "", Instant.EPOCH, Instant.EPOCH, false, "");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Entry.told(nothing, "csv", Sample.SEEN))
        .withMessageContaining("neither fingerprint nor issuer");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Entry.fingerprint("12zz", "csv", Sample.SEEN))
        .withMessageContaining("sha256");
  }

  @Test
  void itsJsonIsReadBack() {
    Entry entry =
        Sample.of(7)
            .entry("folder", Sample.SEEN)
            .with(Status.replaced(Sample.SEEN, "8"))
            .with(Declared.holder(Told.of("sub-1", "mdm", Sample.SEEN)));
    assertThat(Json.read(Json.bytes(entry), Entry.class)).isEqualTo(entry);
  }

  @Test
  void jsonOfAnotherReleaseIsRead() {
    String json =
        """
        {"certificate":{"issuer":"CN=a","serial":"1","subject":"CN=b","sha256":"","spki":"",
         "notBefore":"2026-01-01T00:00:00Z","notAfter":"2026-02-01T00:00:00Z","replacedBy":""},"later":{"x":1}}
        """;
    Entry entry = Json.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), Entry.class);
    assertThat(entry.id()).isEqualTo("cn=a|1");
    assertThat(entry.status()).isEqualTo(Status.VALID);
  }

  private static void refused(byte[] der, String reason) {
    assertThatExceptionOfType(BadRecord.class)
        .isThrownBy(() -> Entry.of(der, "test", Sample.SEEN))
        .withMessage(reason);
  }
}
