package io.portcullis.routes.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A child that does not outlive this process, and whose leftovers the next start ends. */
final class ChildProcess implements AutoCloseable {
  private static final int GRACE_SECONDS = 30;
  private static final long UNKNOWN = -1;

  private final Process process;
  private final Path pidFile;

  private ChildProcess(Process process, Path pidFile) {
    this.process = process;
    this.pidFile = pidFile;
  }

  /**
   * @param pidFile remembers the child for {@link #endLeftover}
   */
  static ChildProcess start(ProcessBuilder builder, Path pidFile) {
    Process process = startKept(builder);
    try {
      Files.writeString(pidFile, process.pid() + " " + startedAt(process.toHandle()));
    } catch (IOException e) {
      process.destroyForcibly();
      throw new UncheckedIOException(e);
    }
    return new ChildProcess(process, pidFile);
  }

  /** Ends the child of an earlier run that was killed; does nothing when there is none. */
  static void endLeftover(Path pidFile) {
    leftover(pidFile)
        .ifPresent(
            handle -> {
              CompletableFuture<ProcessHandle> ended = handle.onExit();
              handle.destroy();
              await(ended, handle);
            });
  }

  /** Waits that long for the child's end. */
  boolean endsWithin(long milliseconds) {
    try {
      return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a child process", e);
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    if (!endsWithin(TimeUnit.SECONDS.toMillis(GRACE_SECONDS))) {
      process.destroyForcibly();
      children.forEach(ProcessHandle::destroyForcibly);
    }
    // Only when all of them are gone may a next start use the same data.
    children.forEach(c -> await(c.onExit(), c));
    try {
      Files.deleteIfExists(pidFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The kernel's death signal follows the thread that made the child, not its process, so this
   * thread stays for as long as the child does.
   */
  private static Process startKept(ProcessBuilder builder) {
    CompletableFuture<Process> started = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("child-process")
        .start(
            () -> {
              try {
                Process process = builder.start();
                started.complete(process);
                process.onExit().join();
              } catch (IOException e) {
                started.completeExceptionally(e);
              }
            });
    try {
      return started.join();
    } catch (CompletionException e) {
      throw new IllegalStateException(
          "can not start " + builder.command().getFirst() + ": " + e.getCause().getMessage(), e);
    }
  }

  private static void await(CompletableFuture<ProcessHandle> ended, ProcessHandle handle) {
    try {
      ended.get(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      handle.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      handle.destroyForcibly();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Process ids are used again: only with the same start time is it the child of that run. */
  private static Optional<ProcessHandle> leftover(Path pidFile) {
    try {
      String text =
          Files.exists(pidFile) ? Files.readString(pidFile, StandardCharsets.US_ASCII) : "";
      if (!text.matches("[0-9]{1,10} [0-9]{1,15}")) {
        return Optional.empty();
      }
      String[] parts = text.split(" ", -1);
      long began = Long.parseLong(parts[1]);
      return ProcessHandle.of(Long.parseLong(parts[0])).filter(h -> startedAt(h) == began);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long startedAt(ProcessHandle handle) {
    return handle.info().startInstant().map(Instant::toEpochMilli).orElse(UNKNOWN);
  }
}
