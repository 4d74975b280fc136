package io.portcullis.routes.issuance;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;

/**
 * Brings what is to be kept of each answer into Kafka, after the answer was given: an authority
 * must not wait for Kafka. While it is away, {@value #MOST_WAITING} of them wait; when there is
 * room for no more, there is no more yes. What waits when the hub ends or crashes is lost. What is
 * kept belongs to the trace of its answer.
 *
 * @param <T> what is kept
 */
public final class Recorder<T> implements AutoCloseable {
  static final int MOST_WAITING = 10_000;

  private static final long PAUSE_SECONDS = 1;

  private final Function<T, Optional<CompletableFuture<Void>>> log;
  private final BlockingQueue<Waiting<T>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread thread;

  private record Waiting<T>(T record, Context trace) {}

  /**
   * @param log takes one, and is done when it is durable; empty while there is no Kafka
   */
  public Recorder(Function<T, Optional<CompletableFuture<Void>>> log) {
    this.log = log;
    this.thread = Thread.ofVirtual().name("issuance-records").start(this::run);
  }

  /** False when there is no room, and it will not be recorded. */
  boolean take(T record) {
    return waiting.offer(new Waiting<>(record, Context.current()));
  }

  int waiting() {
    return waiting.size();
  }

  private void run() {
    try {
      while (true) {
        Waiting<T> next = waiting.take();
        while (!durable(next)) {
          TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean durable(Waiting<T> next) {
    try (Scope scope = next.trace().makeCurrent()) {
      Optional<CompletableFuture<Void>> write = log.apply(next.record());
      write.ifPresent(CompletableFuture::join);
      return write.isPresent();
    } catch (CompletionException e) {
      return false;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
