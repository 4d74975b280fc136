package io.portcullis.evidence.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import io.portcullis.evidence.checkpoint.CheckpointKey;

/** The verifier of docs/verify.py, which knows nothing of this code. */
final class Python {
  private static final Path PROGRAM =
      Path.of(System.getProperty("user.dir")).resolveSibling("docs").resolve("verify.py");

  private Python() {}

  /** How it ended, and what it printed. */
  record Answer(int code, String text) {}

  static Answer verify(Path folder, Path pem, CheckpointKey key)
      throws IOException, InterruptedException {
    Files.writeString(pem, key.pem());
    Process process =
        new ProcessBuilder("python3", PROGRAM.toString(), folder.toString(), pem.toString())
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("verify.py does not end");
    }
    return new Answer(process.exitValue(), text);
  }
}
