package io.portcullis.connectors.ca.acme;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.connectors.ca.authority.RenewalWindow;
import io.portcullis.connectors.ca.testkit.Misbehaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** When an ACME server would like a certificate to be renewed. */
class RenewalWindowsTest extends AcmeCase {
  @Test
  void theWindowForTheRenewalIsTold() throws Exception {
    // When
    Optional<RenewalWindow> window = authority.renewal(leaf);
    // Then
    RenewalWindow told = window.orElseThrow();
    assertThat(told.start()).isEqualTo(Instant.parse("2026-05-01T00:00:00Z"));
    assertThat(told.end()).isEqualTo(Instant.parse("2026-05-03T00:00:00Z"));
    assertThat(told.explanation().map(Object::toString))
        .contains("https://ca.example.net/incident");
    assertThat(server.asked()).contains("GET " + AcmeServer.windowPath(leaf));
  }

  @ParameterizedTest
  @CsvSource({
    "'Wed, 29 Apr 2026 00:00:00 GMT', 60",
    "'Thu, 30 Apr 2026 00:00:59 GMT', 60",
    "'Thu, 30 Apr 2026 00:01:30 GMT', 90",
    "'Fri, 01 May 2026 00:00:01 GMT', 86400"
  })
  void whenToAskAgainIsBelievedWithinLimits(String told, int seconds) throws Exception {
    // Given
    server.next(
        AcmeServer.windowPath(leaf),
        Misbehaviour.status(
            200,
            "application/json",
            window("2026-05-01", "2026-05-02"),
            Map.of("Retry-After", told)));
    // When
    Optional<RenewalWindow> window = authority.renewal(leaf);
    // Then
    assertThat(window.orElseThrow().lookAgain()).isEqualTo(NOW.plusSeconds(seconds));
  }

  @Test
  void aWindowThatEndsBeforeItStartsIsNone() {
    // Given
    server.next(
        AcmeServer.windowPath(leaf),
        Misbehaviour.status(200, "application/json", window("2026-05-02", "2026-05-01")));
    // When, Then
    assertThatThrownBy(() -> authority.renewal(leaf))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("can not start");
  }

  @Test
  void anAuthorityWithoutWindowsHasNoOpinion() throws Exception {
    // Given
    server.withoutWindows();
    // When, Then
    assertThat(authority.renewal(leaf)).isEmpty();
  }

  private static String window(String start, String end) {
    return "{\"suggestedWindow\":{\"start\":\"%sT00:00:00Z\",\"end\":\"%sT00:00:00Z\"}}"
        .formatted(start, end);
  }
}
