package io.portcullis.routes.seal;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;

/**
 * Ships a topic to Elasticsearch, with bounded bulks and at most {@link #IN_FLIGHT} of them under
 * way. When Elasticsearch is away it waits and goes on where it stopped; nothing else waits for it.
 */
public final class Shipper implements AutoCloseable {
  static final int IN_FLIGHT = 2;

  private final Elasticsearch elasticsearch;
  private final Reports reports;
  private final ShipperStatus status;
  private final ShipperThread thread;

  private Shipper(
      Map<String, Object> kafka,
      Topics topics,
      Elasticsearch elasticsearch,
      Templates templates,
      Reports reports,
      ShipperStatus status,
      Freight freight,
      BiConsumer<String, String> rejected) {
    this.elasticsearch = elasticsearch;
    this.reports = reports;
    this.status = status;
    Delivery delivery = new Delivery(elasticsearch, templates, freight, reports, status, rejected);
    this.thread = new ShipperThread(kafka, topics, freight, delivery, status, IN_FLIGHT);
  }

  /**
   * Ships {@code sealed} into the data streams logs-portcullis.*-default.
   *
   * @param kafka client settings, at least bootstrap.servers
   * @param stalled after so long without storing anything the trail counts as interrupted
   */
  public static Shipper ofEvidence(
      Map<String, Object> kafka,
      Topics topics,
      ElasticsearchAccess access,
      Templates templates,
      Duration stalled,
      Clock clock) {
    Elasticsearch elasticsearch = Elasticsearch.at(access);
    Reports reports = new Reports(kafka, topics);
    OwnTrail trail = new OwnTrail(reports, clock);
    Stall stall =
        new Stall(
            stalled,
            clock,
            why -> trail.interrupted(OwnTrail.WAITS, topics.name(Topic.SEALED), why));
    ShipperStatus status = new ShipperStatus(stall);
    return new Shipper(
        kafka,
        topics,
        elasticsearch,
        templates,
        reports,
        status,
        new SealedFreight(elasticsearch, reports, trail, status, clock),
        (place, why) -> trail.interrupted(OwnTrail.REJECTED, place, why));
  }

  /**
   * Ships {@code subjects} into the index portcullis-subjects, the newest state of each subject.
   *
   * @param document from the topic's value to one line of JSON; throws IllegalArgumentException for
   *     a value it can not read
   */
  public static Shipper ofSubjects(
      Map<String, Object> kafka,
      Topics topics,
      ElasticsearchAccess access,
      Templates templates,
      Function<byte[], byte[]> document) {
    Elasticsearch elasticsearch = Elasticsearch.at(access);
    Reports reports = new Reports(kafka, topics);
    Freight freight = new StateFreight(Topic.SUBJECTS, "portcullis-subjects", document);
    return new Shipper(
        kafka,
        topics,
        elasticsearch,
        templates,
        reports,
        new ShipperStatus(),
        freight,
        (place, why) -> {
          // It is a copy: the next state of the subject takes its place.
        });
  }

  public ShipperStatus status() {
    return status;
  }

  @Override
  public void close() {
    thread.close();
    reports.close();
    elasticsearch.close();
  }
}
