package io.portcullis.routes.seal;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.model.Ids;
import io.portcullis.routes.embedded.Topics;
import io.portcullis.routes.stream.HourlyOnce;

/**
 * Tells of an interruption of the hub's own trail, once an hour for each way and place: a record,
 * and a note of the hub that rules look at. Where Kafka takes neither, the log has it.
 */
public final class OwnTrail implements AutoCloseable {
  static final String WAITS = "evidence-waits";
  static final String REJECTED = "evidence-rejected";
  static final String CONFLICT = "evidence-conflict";
  static final String BROKEN = "chain-broken";

  private static final Logger LOG = LoggerFactory.getLogger(OwnTrail.class);

  private final Reports reports;
  private final Clock clock;
  private final HourlyOnce told = new HourlyOnce();

  OwnTrail(Reports reports, Clock clock) {
    this.reports = reports;
    this.clock = clock;
  }

  /**
   * For whoever has no reports of his own.
   *
   * @param kafka client settings, at least bootstrap.servers
   */
  public static OwnTrail at(Map<String, Object> kafka, Topics topics, Clock clock) {
    return new OwnTrail(new Reports(kafka, topics), clock);
  }

  /**
   * @param about chain, or topic and partition
   */
  public void interrupted(String action, String about, String reason) {
    Instant now = clock.instant();
    if (!told.first(action + "|" + about, now)) {
      return;
    }
    LOG.error("{}: {}", action, reason);
    String id = Ids.of("trail", action, about, now.toString());
    Map<String, Object> details = Map.of("trail", Map.of("about", about));
    write(
        () -> {
          reports.record(about, Interruption.record(id, "database", action, reason, details, now));
          reports.said(Interruption.note(action, about, now));
        });
  }

  /** Of what has a record of its own. */
  void noted(String action, String about) {
    Instant now = clock.instant();
    if (told.first(action + "|" + about, now)) {
      write(() -> reports.said(Interruption.note(action, about, now)));
    }
  }

  @Override
  public void close() {
    reports.close();
  }

  private static void write(Runnable writes) {
    try {
      writes.run();
    } catch (IllegalStateException e) {
      LOG.error("an interruption of the trail could not be told: {}", e.getMessage());
    }
  }
}
