package io.portcullis.routes.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.ca.watch.ProbeRow;
import io.portcullis.model.CrlEdition;
import io.portcullis.model.Probe.Result;

import static org.assertj.core.api.Assertions.assertThat;

class WatchMetersTest {
  private static final ProbeRow OVERDUE =
      Rows.list(
          Result.EXPIRED,
          Optional.of(
              new CrlEdition(
                  Rows.NOW.minus(Duration.ofDays(1)), Rows.NOW.minusSeconds(90), "7", 100, 3)));

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final WatchMeters watched =
      new WatchMeters(
          new Known(List.of(new Known.Service("watched", Rows.ISSUER, OVERDUE.service()))),
          meters,
          Clock.fixed(Rows.NOW, ZoneOffset.UTC));

  @Test
  void whatWasNeverLookedAtIsNotANumber() {
    // When / Then
    assertThat(gauge("portcullis.watch.up")).isNaN();
    assertThat(gauge("portcullis.watch.latency")).isNaN();
    assertThat(gauge("portcullis.watch.crl.remaining")).isNaN();
  }

  @Test
  void theLastLookIsMeasured() {
    // When
    watched.seen(List.of(OVERDUE));
    // Then
    assertThat(gauge("portcullis.watch.up")).isZero();
    assertThat(gauge("portcullis.watch.latency")).isEqualTo(1.5);
    assertThat(gauge("portcullis.watch.crl.remaining")).isEqualTo(-90);
  }

  @Test
  void ofAnotherHubsServicesNothingIsKnown() {
    // Given
    watched.seen(List.of(OVERDUE));
    // When
    watched.clear();
    // Then
    assertThat(gauge("portcullis.watch.up")).isNaN();
  }

  private double gauge(String name) {
    return meters.get(name).tag("authority", "watched").tag("url", Rows.LIST).gauge().value();
  }
}
