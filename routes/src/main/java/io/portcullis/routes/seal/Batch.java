package io.portcullis.routes.seal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What one poll brought, on its way. Its bulks were handed over when it was made; whether they have
 * arrived is asked in order, one batch after the other.
 */
final class Batch {
  private static final long KEEP_ALIVE_SECONDS = 2;

  private final Map<TopicPartition, OffsetAndMetadata> next;
  private final long oldest;
  private final Delivery delivery;
  private final ExecutorService bulks;
  private List<Sent> sent = List.of();

  private record Sent(Bulk bulk, Future<List<Item>> answer) {}

  /** What has to be done while a batch waits. */
  interface Waiting {
    /** At least every two seconds, so that the group knows that this member lives. */
    void keepAlive(Duration time);

    void problem(String why);
  }

  /**
   * Hands the items over for the first time.
   *
   * @param next what may be committed once all are settled
   * @param oldest the first record's moment, in milliseconds since 1970
   */
  Batch(
      List<Item> items,
      Map<TopicPartition, OffsetAndMetadata> next,
      long oldest,
      Delivery delivery,
      ExecutorService bulks) {
    this.next = next;
    this.oldest = oldest;
    this.delivery = delivery;
    this.bulks = bulks;
    send(items, false);
  }

  Map<TopicPartition, OffsetAndMetadata> next() {
    return next;
  }

  long oldest() {
    return oldest;
  }

  /** Returns when each item is stored, or will never be. */
  void settle(Waiting waiting) {
    Backoff backoff = new Backoff();
    List<Item> open = answers(waiting);
    while (!open.isEmpty()) {
      waiting.keepAlive(backoff.next());
      send(open, true);
      open = answers(waiting);
    }
  }

  /** What was not begun is not done any more. */
  void abandon() {
    sent.forEach(s -> s.answer().cancel(false));
  }

  private void send(List<Item> items, boolean retried) {
    sent =
        Bulk.cut(items).stream()
            .map(bulk -> new Sent(bulk, bulks.submit(() -> delivery.deliver(bulk, retried))))
            .toList();
  }

  private List<Item> answers(Waiting waiting) {
    List<Item> again = new ArrayList<>();
    sent.forEach(s -> again.addAll(answer(s, waiting)));
    return again;
  }

  private static List<Item> answer(Sent sent, Waiting waiting) {
    while (true) {
      try {
        List<Item> again = sent.answer().get(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
        if (!again.isEmpty()) {
          waiting.problem(again.size() + " documents are to be sent again");
        }
        return again;
      } catch (TimeoutException e) {
        waiting.keepAlive(Duration.ZERO);
      } catch (ExecutionException e) {
        waiting.problem(String.valueOf(e.getCause().getMessage()));
        return sent.bulk().items();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while shipping", e);
      }
    }
  }
}
