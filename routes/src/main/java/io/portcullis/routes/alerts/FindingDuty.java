package io.portcullis.routes.alerts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.portcullis.connectors.api.Json;
import io.portcullis.routes.duty.SteppedDuty;
import io.portcullis.routes.stream.Tail;

/**
 * Follows what is found, on one hub: an alert when a finding opens, and its end when it closes. Its
 * place is how far each partition of {@code trail} was read; what is read again changes nothing,
 * because an alert's id is that of its finding.
 */
public final class FindingDuty extends SteppedDuty {
  private static final Duration KEEP = Duration.ofSeconds(10);

  private final FindingTaker taker;
  private final Function<Tail.Reader, Tail> follow;
  private final Clock clock;
  private Instant began = Instant.EPOCH;
  private Map<Integer, Long> next = Map.of();
  private Optional<Tail> tail = Optional.empty();

  /**
   * @param began when this was first done: what was found before is not told
   * @param next place to go on, by partition
   */
  record Read(Instant began, Map<Integer, Long> next) {
    static Read of(String place, Instant now) {
      try {
        return place.isEmpty() ? new Read(now, Map.of()) : Json.MAPPER.readValue(place, Read.class);
      } catch (JsonProcessingException e) {
        return new Read(now, Map.of());
      }
    }
  }

  /**
   * @param follow begins to read {@code trail}
   */
  FindingDuty(FindingTaker taker, Function<Tail.Reader, Tail> follow, Clock clock) {
    this.taker = taker;
    this.follow = follow;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "alerts-findings";
  }

  @Override
  protected void begin(Place place) {
    Read from = Read.of(place.text(), clock.instant());
    began = from.began();
    next = new ConcurrentHashMap<>(from.next());
    tail = Optional.of(follow.apply(new FindingReader(taker, began, next)));
  }

  @Override
  protected Duration work(Place place) {
    place.keep(Json.text(new Read(began, Map.copyOf(next))));
    return KEEP;
  }

  @Override
  protected void end() {
    tail.ifPresent(Tail::close);
    tail = Optional.empty();
  }
}
