package io.portcullis.routes.stream;

import org.apache.kafka.clients.consumer.Consumer;

/** How consumers of threads that may be interrupted are closed. */
public final class Consumers {
  private Consumers() {}

  /** An interrupted thread leaves the broker at once; otherwise its close fails in the middle. */
  public static void close(Consumer<?, ?> consumer) {
    boolean interrupted = Thread.interrupted();
    try {
      consumer.close();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
