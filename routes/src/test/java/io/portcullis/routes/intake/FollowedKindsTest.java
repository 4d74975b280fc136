package io.portcullis.routes.intake;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.Parsers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Types whose records span lines, read as a file that grows. */
class FollowedKindsTest {
  private static final ParseContext CONTEXT =
      new ParseContext("lab", Instant.parse("2026-06-01T12:00:00Z"), "intake-1");

  /** As rlm_detail of FreeRADIUS 3 writes them. */
  private static final String DETAIL =
      """
      Mon Jun  1 10:00:00 2026
      \tAcct-Status-Type = Start
      \tAcct-Session-Id = "a1"
      \tNAS-IP-Address = 192.0.2.1
      \tCalling-Station-Id = "02-00-00-00-00-0%1$d"

      """;

  private static final String CLOUDHSM =
      """
      Time: 06/01/26 10:00:0%1$d.140812, usecs:1780308000140812
      Sequence No : 0x%1$d
      Opcode : CN_LOGIN (0xd)
      User Name : ada
      User Type : CN_CRYPTO_USER (1)
      Response : 0:HSM Return: SUCCESS
      """;

  private static final String WINDOWS =
      """
      <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">
        <System><EventID>4740</EventID><EventRecordID>%1$d</EventRecordID>
        <TimeCreated SystemTime="2026-06-01T10:00:00Z"/><Computer>dc1.example.net</Computer></System>
        <EventData><Data Name="TargetUserName">ada</Data>
        <Data Name="Note">two
      lines</Data></EventData>
      </Event>
      """;

  @Test
  void aDetailFile() {
    threeOf("freeradius", DETAIL);
  }

  @Test
  void anAuditLogOfCloudHsm() {
    threeOf("aws-cloudhsm", CLOUDHSM);
  }

  @Test
  void elementsOfWindowsEvents() {
    threeOf("active-directory", WINDOWS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "freeradius|Mon Jun  1 10:00:00 2026 : Auth: (1) Login OK: [ada] (from client ap port 0)",
        "keycloak|{\"time\":1780308000000,\"type\":\"LOGIN\",\"userId\":\"u1\"}",
        "active-directory|{\"EventID\":4740,\"TargetUserName\":\"ada\"}",
        "signserver|EVENT: KEYGEN; MODULE: KEY_MANAGEMENT; KEYALIAS: k1; SUCCESS: true",
      })
  void aLineOfALogIsARecordAtOnce(String type, String line) {
    Chunk chunk = Chunk.of((line + "\n").getBytes(UTF_8), parser(type).cut().get(), false, false);
    assertThat(chunk.records()).hasSize(1);
  }

  @Test
  void aCertificateOfSignServerStaysInItsEntry() {
    String text =
        """
        EVENT: CERTINSTALLED; CERTIFICATE: -----BEGIN CERTIFICATE-----
        AAAA
        -----END CERTIFICATE-----
        ; REPLY_TIME:1780308000000
        EVENT: KEYGEN; KEYALIAS: k1
        """;
    Chunk chunk = Chunk.of(text.getBytes(UTF_8), parser("signserver").cut().get(), false, false);
    assertThat(chunk.records()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x509", "gitleaks", "yubihsm2", "pkcs11-spy", "cisco-ise"})
  void whatMakesSenseAsAWholeOnlyIsNotFollowed(String type) {
    assertThat(parser(type).cut()).isEmpty();
  }

  /** Cut while it grows, each record comes out as it does of the whole file. */
  private static void threeOf(String type, String form) {
    String text = form.formatted(1) + form.formatted(2) + form.formatted(3);
    List<Parsed> whole = parser(type).parse(text.getBytes(UTF_8), CONTEXT);
    assertThat(whole).hasSize(3).allMatch(Parsed.Understood.class::isInstance);
    // When
    Chunk chunk = Chunk.of(text.getBytes(UTF_8), parser(type).cut().get(), true, false);
    // Then
    assertThat(chunk.records())
        .hasSize(3)
        .allSatisfy(
            record ->
                assertThat(parser(type).parse(record, CONTEXT))
                    .singleElement()
                    .isInstanceOf(Parsed.Understood.class));
  }

  private static Parser parser(String type) {
    return Parsers.byType(type).orElseThrow();
  }
}
