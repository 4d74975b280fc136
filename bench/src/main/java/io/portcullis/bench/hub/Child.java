package io.portcullis.bench.hub;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.portcullis.bench.BenchException;

/** A JVM of its own for one part of the measurement. It does not outlive this one. */
public final class Child implements AutoCloseable {
  private static final long START_SECONDS = 60;
  private static final long GRACE_SECONDS = 20;

  private final String name;
  private final Path log;
  private final Process process;
  private final Thread hook;

  private Child(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
    this.hook = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * @param folder where its log goes
   * @param arguments for {@code java}
   */
  public static Child java(String name, Path folder, List<String> arguments) {
    Path log = folder.resolve(name + ".log");
    return start(name, log, folder, arguments, Redirect.appendTo(log.toFile()));
  }

  private static Child start(
      String name, Path log, Path folder, List<String> arguments, Redirect output) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    command.add("--sun-misc-unsafe-memory-access=allow");
    // As the launcher starts the hub.
    command.add("-XX:+UseParallelGC");
    command.add("-XX:+UseTransparentHugePages");
    command.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(output)
              .redirectError(Redirect.appendTo(log.toFile()))
              .start();
      return new Child(name, log, process);
    } catch (IOException e) {
      throw new BenchException(name + " does not start: " + e.getMessage(), e);
    }
  }

  /** One whose first line is read, and which ends when its standard input does. */
  public static Child told(String name, Path folder, List<String> arguments) {
    return start(name, folder.resolve(name + ".log"), folder, arguments, Redirect.PIPE);
  }

  /** A main class of this benchmark, which ends when its standard input does. */
  static Child ofOurs(String name, Path folder, Class<?> main, String heap, String... arguments) {
    List<String> all = new ArrayList<>();
    all.add("-Xmx" + heap);
    all.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
    all.add("-cp");
    all.add(System.getProperty("java.class.path"));
    all.add(main.getName());
    all.addAll(Arrays.asList(arguments));
    return start(name, folder.resolve(name + ".log"), folder, all, Redirect.PIPE);
  }

  /** The first line it prints: where it can be reached. */
  public String firstLine() throws InterruptedException {
    CompletableFuture<String> line = CompletableFuture.supplyAsync(this::read);
    try {
      return line.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new BenchException(name + " did not start; see " + log, e);
    }
  }

  private String read() {
    try {
      BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
      String line = reader.readLine();
      if (line == null) {
        throw new BenchException(name + " ended at once; see " + log);
      }
      return line;
    } catch (IOException e) {
      throw new BenchException(name + " can not be read: " + e.getMessage(), e);
    }
  }

  public void requireAlive() {
    if (!process.isAlive()) {
      throw new BenchException(name + " ended early; see " + log);
    }
  }

  /** Processor time that it has used so far. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } finally {
      unhook();
    }
  }

  private void unhook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This JVM is ending: the hook has run, or runs now.
      process.destroyForcibly();
    }
  }
}
