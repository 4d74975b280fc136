package io.portcullis.lab.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs one program to its end. */
public final class Shell {
  private static final int MAX_SECONDS = 20;
  private static final int MAX_OUTPUT = 1 << 20;

  private Shell() {}

  public record Result(int code, String output) {
    public boolean ok() {
      return code == 0;
    }
  }

  /**
   * @throws LabException when it ends with another code than 0, with what it said
   */
  public static String run(String... command) {
    Result result = attempt(command);
    if (!result.ok()) {
      throw new LabException(
          String.join(" ", command) + ": " + result.code() + " " + result.output().strip());
    }
    return result.output();
  }

  /**
   * Standard output and error as one text.
   *
   * @throws LabException when it can not be started or does not end in {@value #MAX_SECONDS} s
   */
  public static Result attempt(String... command) {
    try {
      List<String> located = new ArrayList<>(List.of(command));
      located.set(0, LabPrograms.locate(command[0]));
      Process process = new ProcessBuilder(located).redirectErrorStream(true).start();
      process.getOutputStream().close();
      byte[] output = process.getInputStream().readNBytes(MAX_OUTPUT);
      if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new LabException(String.join(" ", command) + ": did not end");
      }
      return new Result(process.exitValue(), new String(output, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new LabException(String.join(" ", command) + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException(String.join(" ", command) + ": interrupted", e);
    }
  }
}
