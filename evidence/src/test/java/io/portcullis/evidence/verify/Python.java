package io.portcullis.evidence.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import io.portcullis.evidence.checkpoint.CheckpointKey;

/** The verifiers docs/verify.py and docs/prove.py, which know nothing of this code. */
final class Python {
  private static final Path PROGRAMS =
      Path.of(System.getProperty("user.dir")).resolveSibling("docs");

  private Python() {}

  /** How it ended, and what it printed. */
  record Answer(int code, String text) {}

  static Answer verify(Path folder, Path pem, CheckpointKey key)
      throws IOException, InterruptedException {
    return run("verify.py", folder, pem, key);
  }

  static Answer run(String program, Path about, Path pem, CheckpointKey key)
      throws IOException, InterruptedException {
    Files.writeString(pem, key.pem());
    Process process =
        new ProcessBuilder(
                "python3",
                "-B",
                PROGRAMS.resolve(program).toString(),
                about.toString(),
                pem.toString())
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(program + " does not end");
    }
    return new Answer(process.exitValue(), text);
  }
}
