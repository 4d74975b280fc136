package io.portcullis.connectors.ca.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Somebody else's server as a child of the test; its output goes to a file. */
public final class Child implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path log;

  private Child(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  public static Child start(Path log, Map<String, String> environment, String... line)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of(line))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .directory(log.getParent().toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    return new Child(process, log);
  }

  /** Waits until it answers, and says what it wrote when it does not. */
  public Child await(BooleanSupplier answers) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!answers.getAsBoolean()) {
      if (System.nanoTime() > end || process.waitFor(50, TimeUnit.MILLISECONDS)) {
        throw new IOException("does not answer: " + Files.readString(log));
      }
    }
    return this;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
