package io.portcullis.routes.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.remark.RemarkRow;
import io.portcullis.model.Ids;
import io.portcullis.model.Remark;
import io.portcullis.model.Statement.Remarked.Said;
import io.portcullis.routes.MovedClock;
import io.portcullis.routes.duty.KeptPlace;
import io.portcullis.routes.intake.Receipt;

import static org.assertj.core.api.Assertions.assertThat;

class CrlGrowthDutyTest {
  private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = CrlGrowthDuty.EVERY;
  private static final String URL = "http://ca.example/a.crl";
  private static final int LEAST = (int) CrlHistory.LEAST_BYTES;

  private final List<RemarkRow> told = new ArrayList<>();
  private final KeptPlace place = new KeptPlace();
  private CompletableFuture<Void> durable = CompletableFuture.completedFuture(null);
  private List<CrlSize> lists = List.of();
  private int bodies;

  @Test
  void whatTheLogDoesNotTakeIsToldAgain() throws Exception {
    // Given
    seen(T0, LEAST, 10);
    durable = CompletableFuture.failedFuture(new IOException("Kafka is away"));
    String before = place.text();
    seen(T0.plus(DAY), 2 * LEAST, 20);
    assertThat(place.text()).isEqualTo(before);
    durable = CompletableFuture.completedFuture(null);
    // When
    seen(T0.plus(DAY), 2 * LEAST, 20);
    // Then
    assertThat(told).hasSize(1);
  }

  @Test
  void aPlaceThatCanNotBeReadIsAFirstOne() throws Exception {
    // Given
    place.keep("{\"lists\": [{\"authority\": 7}]}");
    // When
    seen(T0, LEAST, 10);
    // Then
    assertThat(CrlBook.read(place.text()).lists()).hasSize(1);
  }

  @Test
  void belowTheFactorAndBelowTheLeastNothingIsRemarked() throws Exception {
    // Given
    seen(T0, LEAST, 10);
    seen(T0.plus(HOUR), 2 * LEAST - 1, 19);
    lists = List.of(size("http://ca.example/small.crl", 100, 1));
    step(T0.plus(HOUR));
    lists = List.of(size("http://ca.example/small.crl", LEAST - 1, 1_000));
    // When
    step(T0.plus(HOUR.multipliedBy(2)));
    // Then
    assertThat(told).isEmpty();
    assertThat(bodies).isEqualTo(4);
  }

  @Test
  void itGrewByBytesOrByEntries() throws Exception {
    // Given
    lists = List.of(size("http://a/", LEAST, 10), size("http://b/", LEAST, 10));
    step(T0);
    lists = List.of(size("http://a/", 2 * LEAST, 10), size("http://b/", LEAST, 20));
    // When
    step(T0.plus(HOUR));
    // Then
    assertThat(told)
        .extracting(row -> row.remarked().item())
        .containsExactly("http://a/", "http://b/");
  }

  @Test
  void itIsToldOnceADayAndClosesWhenItHasBeenAsLargeForAWeek() throws Exception {
    // Given
    MovedClock clock = new MovedClock(T0);
    CrlGrowthDuty duty = duty(clock);
    lists = List.of(size(URL, 70_000, 2_000));
    duty.step(place);
    Instant grew = T0.plus(HOUR);
    // When
    for (int hour = 1; hour <= 24 * 9; hour++) {
      clock.pass(HOUR);
      lists = List.of(size(URL, 150_000 + hour, 5_000));
      duty.step(place);
    }
    // Then
    Said said =
        new Said(
            Remark.Kind.CRL_GROWN,
            grew,
            "it is at least 2.0 times as large as it was at 2026-03-01T10:00:00Z,"
                + " with 70000 bytes and 2000 entries then");
    assertThat(told.getFirst().aliases().getFirst().key()).isEqualTo("authority-name=cn=device ca");
    assertThat(told).hasSize(9);
    assertThat(told.subList(0, 8)).allMatch(row -> row.remarked().said().equals(List.of(said)));
    assertThat(told.getLast().remarked().said()).isEmpty();
  }

  @Test
  void whatShrinksIsTakenBackByAnotherHubToo() throws Exception {
    // Given
    seen(T0, LEAST, 10);
    seen(T0.plus(HOUR), 3 * LEAST, 30);
    told.clear();
    // When
    seen(T0.plus(HOUR.multipliedBy(2)), LEAST, 10);
    // Then
    assertThat(told).singleElement().satisfies(r -> assertThat(r.remarked().said()).isEmpty());
  }

  @Test
  void whatIsNotSeenStaysForAWeekAndIsForgotten() throws Exception {
    // Given
    seen(T0, LEAST, 10);
    seen(T0.plus(HOUR), 3 * LEAST, 30);
    told.clear();
    lists = List.of();
    step(T0.plus(Duration.ofDays(7)).minusSeconds(1));
    assertThat(told).allMatch(row -> !row.remarked().said().isEmpty());
    told.clear();
    // When
    step(T0.plus(Duration.ofDays(7)));
    // Then
    assertThat(told).singleElement().satisfies(r -> assertThat(r.remarked().said()).isEmpty());
    assertThat(CrlBook.read(place.text()).lists()).isEmpty();
  }

  @Test
  void ofEachListEightSizesAreKeptAndOfListsTheMost() throws Exception {
    // Given
    lists =
        IntStream.rangeClosed(0, CrlBook.MOST)
            .mapToObj(i -> size("http://a/" + i, LEAST, 1))
            .toList();
    for (int day = 0; day < 30; day++) {
      step(T0.plus(DAY.multipliedBy(day)));
    }
    // When
    List<CrlHistory> kept = CrlBook.read(place.text()).lists();
    // Then
    assertThat(kept).hasSize(CrlBook.MOST).allMatch(list -> list.sizes().size() == 8);
  }

  @Test
  void anAddressThatIsTooLongIsNamedByItsDigest() throws Exception {
    // Given
    String url = "http://a/" + "x".repeat(600);
    lists = List.of(size(url, LEAST, 1));
    step(T0);
    lists = List.of(size(url, 2 * LEAST, 1));
    // When
    step(T0.plus(HOUR));
    // Then
    assertThat(told.getFirst().remarked().item())
        .isEqualTo("sha-256 " + Ids.sha256(url.getBytes(StandardCharsets.UTF_8)));
  }

  private static CrlSize size(String url, long bytes, long entries) {
    return new CrlSize("cn=device ca", url, bytes, entries);
  }

  private void seen(Instant at, long bytes, long entries) throws InterruptedException {
    lists = List.of(size(URL, bytes, entries));
    step(at);
  }

  /** Each time by a hub that has not told anything yet. */
  private void step(Instant now) throws InterruptedException {
    duty(new MovedClock(now)).step(place);
  }

  private CrlGrowthDuty duty(Clock clock) {
    return new CrlGrowthDuty(() -> lists, 2, this::take, clock);
  }

  private Receipt take(byte[] body) {
    bodies++;
    if (!durable.isCompletedExceptionally()) {
      new String(body, StandardCharsets.UTF_8)
          .lines()
          .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8), RemarkRow.class))
          .forEach(told::add);
    }
    return new Receipt(1, 0, 0, Optional.empty(), durable);
  }
}
