package io.portcullis.routes.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import io.quarkus.runtime.Quarkus;

import io.portcullis.lab.outside.HubApi;
import io.portcullis.routes.cli.RunProperties;
import io.portcullis.routes.config.PortcullisConfig;

/** The hub itself, in this process, as {@code run} starts it. */
final class DemoHub implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final Thread thread;

  DemoHub(PortcullisConfig config, Path file) {
    RunProperties.of(config, Optional.of(file.toAbsolutePath()), false)
        .forEach(System::setProperty);
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    thread = new Thread(() -> Quarkus.run(null, (code, failure) -> {}), "demo-hub");
    thread.setContextClassLoader(loader);
    thread.start();
  }

  /**
   * Waits until the middle runs, and returns the first admin's token.
   *
   * @throws IllegalStateException when it does not within three minutes
   */
  static String awaitReady(HubApi api, Path data) {
    long until = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < until) {
      Path token = data.resolve("first-admin.token");
      if (Files.exists(token) && ready(api, read(token))) {
        return read(token);
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
    throw new IllegalStateException("the hub did not start within " + START.toMinutes() + " min");
  }

  private static boolean ready(HubApi api, String token) {
    for (var part : api.get("/status", token).path("parts")) {
      if (part.path("kind").asText().equals("kafka")) {
        return part.path("good").asBoolean();
      }
    }
    return false;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can not be read", e);
    }
  }

  @Override
  public void close() {
    Quarkus.asyncExit(0);
    try {
      thread.join(Duration.ofSeconds(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
