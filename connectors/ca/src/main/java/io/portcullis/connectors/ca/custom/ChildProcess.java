package io.portcullis.connectors.ca.custom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One run of a program: no shell, nothing to read, an environment of its own, a bound on all. */
record ChildProcess(
    Path program, Optional<Path> folder, Map<String, String> environment, Duration timeout) {
  /** Of what it says; the rest is read, so that it does not stall, and dropped. */
  static final int MAX_OUTPUT = 64 * 1024;

  private static final String PATH = "/usr/local/bin:/usr/bin:/bin";
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  /**
   * @param exit of no meaning when it was killed
   * @param output of both streams, at most {@value #MAX_OUTPUT} bytes
   */
  record Ended(boolean killed, int exit, String output) {}

  Ended run(List<String> arguments) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(program.toString());
    line.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", PATH);
    builder.environment().putAll(environment);
    folder.ifPresent(f -> builder.directory(f.toFile()));
    Process process = started(builder);
    try {
      process.getOutputStream().close();
      CompletableFuture<byte[]> output = new CompletableFuture<>();
      Thread.ofVirtual().start(() -> output.complete(read(process.getInputStream())));
      boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        kill(process);
      }
      return new Ended(!ended, ended ? process.exitValue() : -1, text(output));
    } finally {
      kill(process);
    }
  }

  private Process started(ProcessBuilder builder) throws IOException {
    try {
      return builder.start();
    } catch (IOException e) {
      // The JDK's message has the whole line in it.
      throw new IOException(program + " can not be started");
    }
  }

  /** Children first are found, then all are ended: a parent's end would hide them. */
  private static void kill(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  /** A child that lives on may keep the stream open. */
  private static String text(CompletableFuture<byte[]> output) throws InterruptedException {
    try {
      byte[] bytes = output.get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (TimeoutException | ExecutionException e) {
      return "";
    }
  }

  private static byte[] read(InputStream in) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    byte[] buffer = new byte[8_192];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        kept.write(buffer, 0, Math.min(n, MAX_OUTPUT - kept.size()));
      }
    } catch (IOException e) {
      // Closed with its process: what was said before counts.
      return kept.toByteArray();
    }
    return kept.toByteArray();
  }
}
