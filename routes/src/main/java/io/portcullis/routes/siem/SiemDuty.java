package io.portcullis.routes.siem;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.errors.InterruptException;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.notify.syslog.SyslogSender;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.embedded.Topics;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Sends sealed records to one SIEM, on one hub at a time, each at least once. Its place is where
 * each partition goes on: a batch that was sent and whose place was not kept is sent again.
 */
public final class SiemDuty implements Duty {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final Map<String, Object> client;
  private final Topics topics;
  private final SiemTarget target;
  private final SiemMeter meter;

  /**
   * @param client connection settings: bootstrap servers, TLS, SASL
   */
  public SiemDuty(
      Map<String, Object> client, Topics topics, SiemTarget target, MeterRegistry meters) {
    this.client = Map.copyOf(client);
    this.topics = topics;
    this.target = target;
    this.meter = new SiemMeter(target.to().name(), meters);
  }

  @Override
  public String name() {
    return "siem-" + target.to().name();
  }

  @Override
  public void run(Place place) throws InterruptedException {
    SyslogSender sender = new SyslogSender(target.to());
    try (Feed feed = new SealedFeed(client, topics, read(place.text()))) {
      new SiemLoop(target, feed, sender::send, meter, LONGEST_WAIT)
          .run(next -> place.keep(Json.text(next)));
    } catch (InterruptException e) {
      // Kafka's own word for it, which sets the flag again.
      Thread.interrupted();
      throw new InterruptedException("laid down");
    } finally {
      meter.clear();
    }
  }

  /**
   * @throws IllegalArgumentException when it is no place: beginning at the end would lose records
   */
  static Map<Integer, Long> read(String place) {
    Map<Integer, Long> places = new HashMap<>();
    if (!place.isEmpty()) {
      try {
        Json.read(place.getBytes(UTF_8), Map.class)
            .forEach(
                (partition, next) ->
                    places.put(Integer.parseInt("" + partition), ((Number) next).longValue()));
      } catch (UncheckedIOException | ClassCastException | NumberFormatException e) {
        throw new IllegalArgumentException("not a place of a SIEM: " + place, e);
      }
    }
    return places;
  }
}
