package io.portcullis.routes.listing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.hsm.listing.KeyLister;
import io.portcullis.connectors.hsm.listing.KeyListing;
import io.portcullis.connectors.hsm.listing.KeyRow;
import io.portcullis.connectors.hsm.listing.Service;
import io.portcullis.routes.duty.KeptPlace;
import io.portcullis.routes.intake.Receipt;

import static io.portcullis.routes.listing.ListingSamples.cut;
import static io.portcullis.routes.listing.ListingSamples.key;
import static io.portcullis.routes.listing.ListingSamples.whole;
import static org.assertj.core.api.Assertions.assertThat;

class ListingDutyTest {
  private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
  private static final Duration EVERY = Duration.ofHours(1);

  private final List<String> taken = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final KeptPlace place = new KeptPlace();
  private CompletableFuture<Void> durable = CompletableFuture.completedFuture(null);
  private Optional<KeyListing> answer = Optional.of(whole());

  private final ListingDuty duty =
      new ListingDuty(
          "kms",
          new Lister(),
          10,
          EVERY,
          new Log(),
          () -> Long.MAX_VALUE,
          new ListingMeters("kms", meters),
          Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void aServiceThatDoesNotListIsAskedAgainSoonerAndNothingIsGone() throws Exception {
    // Given
    answer = Optional.of(whole(key("a")));
    duty.step(place);
    String before = place.text();
    taken.clear();
    answer = Optional.empty();
    // When
    Duration first = duty.step(place);
    Duration second = duty.step(place);
    // Then
    assertThat(first).isEqualTo(Duration.ofSeconds(1));
    assertThat(second).isEqualTo(Duration.ofSeconds(2));
    assertThat(taken).isEmpty();
    assertThat(place.text()).isEqualTo(before);
    assertThat(gauge("up")).isZero();
  }

  @Test
  void whatTheLogDidNotTakeIsToldAgain() throws Exception {
    // Given
    answer = Optional.of(whole(key("a")));
    duty.step(place);
    answer = Optional.of(whole());
    durable = CompletableFuture.failedFuture(new IOException("Kafka is away"));
    duty.step(place);
    durable = CompletableFuture.completedFuture(null);
    taken.clear();
    // When
    duty.step(place);
    // Then
    assertThat(taken).singleElement().asString().contains("\"vanished\"");
  }

  @Test
  void keysThatWereLeftOutAreADeadLetter() throws Exception {
    // Given
    answer = Optional.of(cut(key("a")));
    // When
    duty.step(place);
    // Then
    assertThat(missing).containsExactly("there are more than 10 keys; the others were not listed");
  }

  @Test
  void anEmptyListingIsToldToo() throws Exception {
    // When
    Duration wait = duty.step(place);
    // Then
    assertThat(taken).containsExactly("[]");
    assertThat(missing).isEmpty();
    assertThat(wait).isBetween(EVERY, EVERY.plusMinutes(6));
  }

  @Test
  void manyKeysAreToldInSeveralBodies() throws Exception {
    // Given
    answer =
        Optional.of(
            whole(
                IntStream.range(0, ListingDuty.AT_ONCE + 1)
                    .mapToObj(i -> key("key" + i))
                    .toArray(KeyRow[]::new)));
    // When
    duty.step(place);
    // Then
    assertThat(taken).hasSize(2);
    assertThat(taken.getFirst().lines()).hasSize(ListingDuty.AT_ONCE);
    assertThat(taken.getLast().lines()).hasSize(1);
    assertThat(gauge("keys")).isEqualTo(ListingDuty.AT_ONCE + 1);
  }

  @Test
  void keysThatAreNotKnownAreCounted() throws Exception {
    // Given
    answer = Optional.of(whole(key("a"), new KeyRow.NotKnown("b", "", "not allowed")));
    // When
    duty.step(place);
    // Then
    assertThat(gauge("unknown")).isOne();
    assertThat(taken.getFirst()).contains("\"not-known\":\"not allowed\"");
  }

  @Test
  void whatAnotherHubListedLatelyIsNotListedAtOnce() {
    // Given
    place.keep(ListingMemory.NONE.after(whole(key("a")), NOW.minus(Duration.ofMinutes(20))).text());
    // When
    Duration wait = duty.first(place);
    // Then
    assertThat(wait).isEqualTo(Duration.ofMinutes(40));
  }

  @Test
  void theVeryFirstListingIsMadeAtOnce() {
    assertThat(duty.first(place)).isZero();
  }

  private double gauge(String name) {
    return meters.get("portcullis.key.listing." + name).tag("source", "kms").gauge().value();
  }

  private final class Lister implements KeyLister {
    @Override
    public Service service() {
      return ListingSamples.SERVICE;
    }

    @Override
    public KeyListing list(int most) throws IOException {
      return answer.orElseThrow(() -> new IOException("HTTP 403"));
    }

    @Override
    public void ask() {
      // Answers at once.
    }

    @Override
    public void close() {}
  }

  private final class Log implements ListingDuty.Sink {
    @Override
    public Receipt take(byte[] body) {
      taken.add(new String(body, StandardCharsets.UTF_8));
      return new Receipt(1, 0, 0, Optional.empty(), durable);
    }

    @Override
    public void missing(String why) {
      missing.add(why);
    }
  }
}
