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

/** A program of the lab that runs until the lab is closed, with a log of its own. */
final class Daemon implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final String name;
  private final Process process;
  private final Path log;

  private Daemon(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /** What it prints goes to "name.out"; {@code log} is the file {@link #log()} and waiting read. */
  static Daemon start(
      String name, Path run, String log, Map<String, String> environment, List<String> command) {
    try {
      Path out = run.resolve(name + ".out");
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(out.toFile()).redirectInput(ProcessBuilder.Redirect.from(nothing()));
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
  void awaitLine(String text, Duration time) {
    if (!Wait.until(time, () -> log().contains(text) || !process.isAlive())
        || !log().contains(text)) {
      throw new LabException(name + " did not say \"" + text + "\": " + tail());
    }
  }

  boolean alive() {
    return process.isAlive();
  }

  String log() {
    try {
      return Files.exists(log) ? Files.readString(log, StandardCharsets.ISO_8859_1) : "";
    } catch (IOException e) {
      throw new LabException("can not read " + log + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  private String tail() {
    String text = log();
    return text.substring(Math.max(0, text.length() - 500));
  }

  private static File nothing() {
    return new File("/dev/null");
  }
}
