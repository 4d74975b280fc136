package io.portcullis.routes.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.Json;
import io.portcullis.routes.api.Observed;
import io.portcullis.routes.api.ObservedHtml;

/**
 * Writes the report while the hub only observes, so that it is there in the morning without anybody
 * asking: {@code observed.html} and {@code observed.json} in the data folder, readable by the hub's
 * own user alone, each replaced as a whole.
 */
public final class ReportFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReportFile.class);
  private static final Duration EVERY = Duration.ofMinutes(10);

  private final Path folder;
  private final Supplier<Observed> report;
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("report").factory());

  public ReportFile(Path folder, Supplier<Observed> report) {
    this.folder = folder;
    this.report = report;
  }

  /** Every ten minutes from now on. */
  public ReportFile start() {
    clockwork.scheduleWithFixedDelay(
        this::write, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    return this;
  }

  /** Now. That it can not be written stops nothing else, and is tried again. */
  void write() {
    try {
      Observed now = report.get();
      replace("observed.html", ObservedHtml.of(now));
      replace("observed.json", Json.text(now) + "\n");
      LOG.info(
          "{} of {} subjects would be cut off: {}",
          now.cutOff(),
          now.subjects(),
          folder.resolve("observed.html"));
    } catch (IOException | RuntimeException e) {
      LOG.warn("the report can not be written: {}", e.getMessage());
    }
  }

  private void replace(String name, String text) throws IOException {
    Path fresh = Files.createTempFile(folder, name, ".new");
    try {
      Files.writeString(fresh, text);
      Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Waits for one that is being written: what it reads from is closed next. */
  @Override
  public void close() {
    clockwork.close();
  }
}
