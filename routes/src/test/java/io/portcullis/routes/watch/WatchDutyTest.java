package io.portcullis.routes.watch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.ca.watch.ProbeReading;
import io.portcullis.connectors.ca.watch.ProbeRow;
import io.portcullis.model.Probe.Result;
import io.portcullis.model.RevocationService;
import io.portcullis.routes.duty.KeptPlace;
import io.portcullis.routes.duty.RunningDuty;
import io.portcullis.routes.intake.Receipt;

import static org.assertj.core.api.Assertions.assertThat;

class WatchDutyTest {
  private static final Known BOTH =
      known(Rows.list(Result.ANSWERED), Rows.responder(Result.ANSWERED));
  private static final Known ONE = known(Rows.list(Result.ANSWERED));

  private final List<ProbeRow> told = new ArrayList<>();
  private CompletableFuture<Void> durable = CompletableFuture.completedFuture(null);
  private final KeptPlace place = new KeptPlace();

  @Test
  void whatCanNotBeToldIsStillKnownToBeGone() throws Exception {
    // Given
    place.keep(BOTH.text());
    durable = CompletableFuture.failedFuture(new IOException("Kafka is away"));
    // When
    duty(ONE).forget(place);
    // Then
    assertThat(Known.read(place.text())).isEqualTo(BOTH);
  }

  @Test
  void aPlaceThatCanNotBeReadIsAFirstOne() throws Exception {
    // Given
    place.keep("{\"services\": 7}");
    // When
    duty(ONE).forget(place);
    // Then
    assertThat(told).isEmpty();
    assertThat(Known.read(place.text())).isEqualTo(ONE);
  }

  @Test
  void whatIsNoLongerConfiguredIsToldOnce() throws Exception {
    // Given
    place.keep(BOTH.text());
    // When
    duty(ONE).forget(place);
    duty(ONE).forget(place);
    // Then
    assertThat(told)
        .singleElement()
        .satisfies(row -> assertThat(row.probe().result()).isEqualTo(Result.DROPPED))
        .satisfies(row -> assertThat(row.issuer()).isEqualTo(Rows.ISSUER))
        .satisfies(row -> assertThat(row.service().kind()).isEqualTo(RevocationService.Kind.OCSP));
  }

  @Test
  void anInterruptionEndsAllAndForgetsTheGauges() throws Exception {
    // Given
    CompletableFuture<Void> after = new CompletableFuture<>();
    WatchDuty duty =
        new WatchDuty("watch-revocation", List.of(), ONE, this::take, () -> after.complete(null));
    RunningDuty running = RunningDuty.start(duty, place);
    // When
    boolean ended = running.end();
    // Then
    assertThat(ended).isTrue();
    assertThat(after).isCompleted();
  }

  private WatchDuty duty(Known configured) {
    return new WatchDuty("watch-revocation", List.of(), configured, this::take, () -> {});
  }

  private Receipt take(byte[] body) {
    if (!durable.isCompletedExceptionally()) {
      told.addAll(Json.read(body, ProbeReading.class).rows());
    }
    return new Receipt(1, 0, 0, Optional.empty(), durable);
  }

  private static Known known(ProbeRow... rows) {
    return new Known(
        List.of(rows).stream()
            .map(row -> new Known.Service(row.authority(), row.issuer(), row.service()))
            .toList());
  }
}
