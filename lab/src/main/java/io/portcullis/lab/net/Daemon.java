package io.portcullis.lab.net;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A program of the lab that runs until the lab is closed, with a log of its own. */
public final class Daemon implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final Duration LAST = Duration.ofSeconds(10);
  private static final int TAIL = 2_000;

  private final String name;
  private final Process process;
  private final Path log;

  private Daemon(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /** What it prints goes to "name.out"; {@code log} is the file {@link #log()} and waiting read. */
  public static Daemon start(
      String name, Path run, String log, Map<String, String> environment, List<String> command) {
    try {
      Path out = run.resolve(name + ".out");
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder
          .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()))
          .redirectInput(ProcessBuilder.Redirect.from(nothing()));
      builder.environment().putAll(environment);
      Process process = builder.start();
      Files.writeString(run.resolve(name + ".process"), Long.toString(process.pid()));
      return new Daemon(name, process, run.resolve(log));
    } catch (IOException e) {
      throw new LabException("can not start " + name + ": " + e.getMessage(), e);
    }
  }

  /**
   * @throws LabException with the end of the log, when it ends or does not say so in time
   */
  public void awaitLine(String text, Duration time) {
    if (!Wait.until(time, () -> log().contains(text) || !process.isAlive())
        || !log().contains(text)) {
      throw new LabException(name + " did not say \"" + text + "\": " + tail());
    }
  }

  public boolean alive() {
    return process.isAlive();
  }

  public String log() {
    try {
      return Files.exists(log) ? Files.readString(log, StandardCharsets.ISO_8859_1) : "";
    } catch (IOException e) {
      throw new LabException("can not read " + log + ": " + e.getMessage(), e);
    }
  }

  /** Waits until it is so, and this program runs all the while; false when not in time. */
  public boolean await(Duration time, BooleanSupplier so) {
    return Wait.until(time, () -> !alive() || so.getAsBoolean()) && alive();
  }

  /** The end of what it said. */
  public String tail() {
    String text = log();
    return text.substring(Math.max(0, text.length() - TAIL));
  }

  /** As {@code kill -9} does, and waits until it is gone. */
  public void kill() {
    process.destroyForcibly();
    waitFor(LAST);
  }

  /** As an operator's stop of a service does. */
  public void end(Duration time) {
    process.destroy();
    if (!waitFor(time)) {
      kill();
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    end(GRACE);
  }

  private boolean waitFor(Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static File nothing() {
    return new File("/dev/null");
  }
}
