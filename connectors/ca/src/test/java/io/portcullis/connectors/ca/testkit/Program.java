package io.portcullis.connectors.ca.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Other people's programs, as judges of ours. */
public final class Program {
  private Program() {}

  /** A missing one fails the test where {@code CI} is set and skips it elsewhere. */
  public static void need(String program, String debianPackage) {
    boolean there =
        Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(d -> Files.isExecutable(Path.of(d, program)))
            || Files.isReadable(Path.of(program));
    String message = "needs Debian package " + debianPackage;
    if (!there && System.getenv("CI") != null) {
      Assertions.fail(message);
    }
    Assumptions.assumeTrue(there, message);
  }

  public static Seen run(String... line) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(List.of(line)).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Assertions.assertTrue(process.waitFor(30, TimeUnit.SECONDS), "hangs: " + line[0]);
    return new Seen(process.exitValue(), output);
  }

  public record Seen(int exit, String output) {}
}
