package io.portcullis.connectors.radius.das;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Session;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The octets of the profiles that no device was tried with, against the forms the vendors document:
 * Cisco's "Change of Authorization Support" (Session Identification, CoA commands), Aruba's
 * "Attributes supported in dynamic authorization" (AOS-CX) and vendor-specific attributes.
 */
class VendorOctetsTest {
  private static final Session SESSION =
      new Session(
          "0000001A",
          "192.0.2.7",
          "sw-1",
          "02:00:5e:10:00:0a",
          "tablet",
          "Gi1/0/7",
          Instant.EPOCH,
          "0A000002",
          List.of());

  @Test
  void ciscoReauthenticatesTheSession() {
    // When
    List<Attribute> move = NasProfiles.shipped().named("cisco").move("");
    // Then
    assertThat(octets(move))
        .containsExactly(
            vendor("00000009", 1, "subscriber:command=reauthenticate"),
            vendor("00000009", 1, "subscriber:reauthenticate-type=rerun"));
  }

  @Test
  void ciscoBouncesThePort() {
    // When
    List<Attribute> end = NasProfiles.shipped().named("cisco").end();
    // Then
    assertThat(octets(end))
        .containsExactly(vendor("00000009", 1, "subscriber:command=bounce-host-port"));
  }

  @Test
  void ciscoKnowsTheSessionByItsOwnIdFirst() {
    // When
    List<List<Attribute>> names = NasProfiles.shipped().named("cisco").identify(SESSION);
    // Then
    String mac = plain(31, "02-00-5E-10-00-0A");
    assertThat(names.stream().map(VendorOctetsTest::octets))
        .containsExactly(
            List.of(vendor("00000009", 1, "audit-session-id=0A000002"), mac),
            List.of(plain(44, "0000001A")),
            List.of(mac));
  }

  @Test
  void arubaChangesTheRole() {
    // When
    List<Attribute> move = NasProfiles.shipped().named("aruba").move("quarantine");
    // Then
    assertThat(octets(move)).containsExactly(vendor("000039e7", 1, "quarantine"));
  }

  @Test
  void arubaIsToldUserDeviceSessionAndNas() {
    // When
    List<List<Attribute>> names = NasProfiles.shipped().named("aruba").identify(SESSION);
    // Then
    assertThat(octets(names.getFirst()))
        .containsExactly(
            plain(1, "tablet"),
            plain(31, "02-00-5E-10-00-0A"),
            plain(44, "0000001A"),
            "0406c0000207");
  }

  /** As on the wire: type, length, value. */
  private static List<String> octets(List<Attribute> attributes) {
    return attributes.stream()
        .map(
            a ->
                HexFormat.of().toHexDigits((byte) a.type())
                    + HexFormat.of().toHexDigits((byte) (a.value().length() + 2))
                    + a.value())
        .toList();
  }

  private static String plain(int type, String text) {
    return "%02x%02x%s".formatted(type, text.length() + 2, hex(text));
  }

  /** RFC 2865 section 5.26: 26, length, vendor, vendor type, vendor length, value. */
  private static String vendor(String vendor, int type, String text) {
    int inner = text.length() + 2;
    return "1a%02x%s%02x%02x%s".formatted(inner + 6, vendor, type, inner, hex(text));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }
}
