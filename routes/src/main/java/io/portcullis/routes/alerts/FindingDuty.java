package io.portcullis.routes.alerts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Signal;
import io.portcullis.routes.decide.Step;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.stream.Tail;

/**
 * Follows what is found, on one hub: an alert when a finding opens, and its end when it closes. Its
 * place is how far each partition of {@code trail} was read; what is read again changes nothing,
 * because an alert's id is that of its finding.
 */
public final class FindingDuty implements Duty {
  private static final Duration KEEP = Duration.ofSeconds(10);

  private final FindingAlert alerts;
  private final AlertBook book;
  private final KeptAlerts kept;
  private final Function<Tail.Reader, Tail> follow;
  private final Clock clock;

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
  FindingDuty(
      FindingAlert alerts,
      AlertBook book,
      KeptAlerts kept,
      Function<Tail.Reader, Tail> follow,
      Clock clock) {
    this.alerts = alerts;
    this.book = book;
    this.kept = kept;
    this.follow = follow;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "alerts-findings";
  }

  @Override
  public void run(Place place) throws InterruptedException {
    Read from = Read.of(place.text(), clock.instant());
    Map<Integer, Long> next = new ConcurrentHashMap<>(from.next());
    try (Tail tail = follow.apply(new Reading(from.began(), next))) {
      while (!Thread.currentThread().isInterrupted()) {
        place.keep(Json.text(new Read(from.began(), Map.copyOf(next))));
        Thread.sleep(KEEP);
      }
    }
  }

  private final class Reading implements Tail.Reader {
    private final Instant began;
    private final Map<Integer, Long> next;

    Reading(Instant began, Map<Integer, Long> next) {
      this.began = began;
      this.next = next;
    }

    @Override
    public OptionalLong position(int partition) {
      return next.containsKey(partition)
          ? OptionalLong.of(next.get(partition))
          : OptionalLong.empty();
    }

    /** What is thrown here has the record come again: Kafka did not take the alert. */
    @Override
    public void read(ConsumerRecord<String, byte[]> record) {
      if (record.value() != null) {
        take(Json.read(record.value(), Step.class));
      }
      next.put(record.partition(), record.offset() + 1);
    }

    private void take(Step step) {
      Signal signal = step.signal();
      step.opened().stream()
          .filter(f -> alerts.tells(f) && !f.since().isBefore(began))
          .forEach(f -> kept.raise(alerts.of(signal.subject(), signal.kind(), f)));
      List<String> over =
          step.closed().stream()
              .map(f -> FindingAlert.id(signal.subject(), f))
              .filter(id -> book.find(id).filter(AlertState::open).isPresent())
              .toList();
      if (!over.isEmpty()) {
        kept.end(over, new Ending(Ending.Kind.CLOSED, "", clock.instant(), "it holds no more"));
      }
    }
  }
}
