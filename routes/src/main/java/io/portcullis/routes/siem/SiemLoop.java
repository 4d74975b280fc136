package io.portcullis.routes.siem;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.routes.seal.Backoff;

/** Reads a batch, sends it for as long as it takes, keeps the place, reads the next. */
final class SiemLoop {
  private static final Logger LOG = LoggerFactory.getLogger(SiemLoop.class);

  /** So many may be read again after a start, when none of them was for this target. */
  private static final int MOST_PASSED = 10_000;

  private final SiemTarget target;
  private final SiemFormat format;
  private final Feed feed;
  private final Sender sender;
  private final SiemMeter meter;
  private final Backoff backoff;
  private int passed;

  /** Brings messages there. */
  @FunctionalInterface
  interface Sender {
    /**
     * @throws IOException when not all of them arrived: none counts
     */
    void send(List<byte[]> messages) throws IOException;
  }

  /**
   * @param longest wait between two tries
   */
  SiemLoop(SiemTarget target, Feed feed, Sender sender, SiemMeter meter, Duration longest) {
    this.target = target;
    this.format = target.format();
    this.feed = feed;
    this.sender = sender;
    this.meter = meter;
    this.backoff = new Backoff(longest);
  }

  /**
   * @param keep takes where each partition goes on, once all before it was sent
   */
  void run(Consumer<Map<Integer, Long>> keep) throws InterruptedException {
    Map<Integer, Long> kept = feed.next();
    keep.accept(kept);
    while (!Thread.interrupted()) {
      meter.behind(feed.behind(kept));
      List<byte[]> records = feed.poll();
      List<byte[]> messages = messages(records);
      send(messages, kept);
      passed += records.size();
      if (!messages.isEmpty() || passed >= MOST_PASSED) {
        keep.accept(feed.next());
        passed = 0;
      }
      kept = feed.next();
    }
    throw new InterruptedException("laid down");
  }

  private List<byte[]> messages(List<byte[]> records) {
    List<byte[]> messages = new ArrayList<>(records.size());
    records.forEach(record -> message(record).ifPresent(messages::add));
    return messages;
  }

  private Optional<byte[]> message(byte[] value) {
    try {
      SiemRecord record = SiemRecord.read(value);
      return target.datasets().contains(record.dataset())
          ? Optional.of(format.message(target.personal() ? record : record.withoutPersonal()))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      LOG.error("SIEM {}: passes over what is no sealed record: {}", name(), e.getMessage());
      return Optional.empty();
    }
  }

  private void send(List<byte[]> messages, Map<Integer, Long> kept) throws InterruptedException {
    boolean waited = false;
    while (!messages.isEmpty()) {
      try {
        sender.send(messages);
        break;
      } catch (IOException e) {
        if (!waited) {
          LOG.warn("SIEM {} waits: {}", name(), e.getMessage());
        }
        waited = true;
        Thread.sleep(backoff.next());
        meter.behind(feed.behind(kept));
      }
    }
    backoff.reset();
    if (waited) {
      LOG.info("SIEM {} goes on", name());
    }
  }

  private String name() {
    return target.to().name();
  }
}
