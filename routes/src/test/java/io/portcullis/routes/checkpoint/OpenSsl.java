package io.portcullis.routes.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The Debian package openssl: without it a test is skipped, and fails where CI is set. */
final class OpenSsl {
  private OpenSsl() {}

  static boolean there() {
    return Files.isExecutable(Path.of("/usr/bin/openssl"));
  }

  /** Its standard output. */
  static String run(Path folder, String... arguments) throws Exception {
    if (System.getenv("CI") == null) {
      Assumptions.assumeTrue(there(), "needs Debian package openssl");
    }
    List<String> line = Stream.concat(Stream.of("openssl"), Stream.of(arguments)).toList();
    Path errors = Files.createTempFile("openssl", ".err");
    Process process =
        new ProcessBuilder(line).directory(folder.toFile()).redirectError(errors.toFile()).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    Assertions.assertTrue(process.waitFor(60, TimeUnit.SECONDS), "hangs: " + line);
    Assertions.assertEquals(0, process.exitValue(), Files.readString(errors));
    Files.delete(errors);
    return output;
  }
}
