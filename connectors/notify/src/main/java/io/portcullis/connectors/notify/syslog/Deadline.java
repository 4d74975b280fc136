package io.portcullis.connectors.notify.syslog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ends a connection that takes too long: writing to a socket knows no time limit of its own. */
final class Deadline implements AutoCloseable {
  private final CompletableFuture<Void> over = new CompletableFuture<>();

  /**
   * @param socket the plain one, whose end ends what is laid over it
   */
  Deadline(Socket socket, Duration limit) {
    over.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete(
            (met, late) -> {
              if (late != null) {
                end(socket);
              }
            });
  }

  boolean passed() {
    return over.isCompletedExceptionally();
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    over.complete(null);
  }
}
