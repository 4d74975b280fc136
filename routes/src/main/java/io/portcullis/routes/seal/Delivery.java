package io.portcullis.routes.seal;

import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one bulk to Elasticsearch and settles what it answers, item by item. */
final class Delivery {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final Elasticsearch elasticsearch;
  private final Templates templates;
  private final Freight freight;
  private final Reports reports;
  private final ShipperStatus status;
  private final BiConsumer<String, String> rejected;
  private boolean prepared;

  /**
   * @param rejected hears of what can not be stored: topic and partition, and why
   */
  Delivery(
      Elasticsearch elasticsearch,
      Templates templates,
      Freight freight,
      Reports reports,
      ShipperStatus status,
      BiConsumer<String, String> rejected) {
    this.rejected = rejected;
    this.elasticsearch = elasticsearch;
    this.templates = templates;
    this.freight = freight;
    this.reports = reports;
    this.status = status;
  }

  /**
   * @param retried whether these items may have been sent before
   * @return the items to try again
   * @throws IOException when it is not known what became of them
   */
  List<Item> deliver(Bulk bulk, boolean retried) throws IOException {
    prepare(retried);
    List<Item> missing = freight.missing(bulk.items(), retried);
    status.present.addAndGet(bulk.items().size() - missing.size());
    if (missing.isEmpty()) {
      return List.of();
    }
    Bulk.Answer answer = new Bulk(missing).send(elasticsearch);
    freight.settle(answer.conflicts());
    answer.rejected().forEach(r -> reject(r.item().record(), r.reason()));
    int left = answer.again().size() + answer.conflicts().size() + answer.rejected().size();
    status.shipped.addAndGet(missing.size() - left);
    status.present.addAndGet(answer.conflicts().size());
    return answer.again();
  }

  void reject(ConsumerRecord<String, byte[]> record, String reason) {
    LOG.warn(
        "{}-{} offset {} can not be stored: {}",
        record.topic(),
        record.partition(),
        record.offset(),
        reason);
    reports.deadLetter(
        DeadLetter.of(
            freight.group(),
            reason,
            record.topic(),
            record.partition(),
            record.offset(),
            record.timestamp(),
            record.value()));
    status.rejected.incrementAndGet();
    rejected.accept(record.topic() + "-" + record.partition(), reason);
  }

  /** After a failure the one that answers again may be another, empty Elasticsearch. */
  private synchronized void prepare(boolean again) throws IOException {
    if (!prepared || again) {
      templates.install(elasticsearch);
      prepared = true;
    }
  }
}
