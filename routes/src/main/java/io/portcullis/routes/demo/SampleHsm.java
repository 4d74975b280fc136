package io.portcullis.routes.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Two tokens of SoftHSM2 with the estate's keys, when this machine has SoftHSM2 and OpenSC. SoftHSM
 * finds its tokens by an environment variable, which a running process can not set for itself: the
 * launcher sets SOFTHSM2_CONF for the demo.
 */
final class SampleHsm {
  static final String CONF = "SOFTHSM2_CONF";
  private static final int SECONDS = 60;
  private static final List<Path> MODULES =
      List.of(
          Path.of("/usr/lib/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib64/pkcs11/libsofthsm2.so"));

  private final Path module;
  private final String pin;

  private SampleHsm(Path module, String pin) {
    this.module = module;
    this.pin = pin;
  }

  Path module() {
    return module;
  }

  /** Makes tokens and keys, or nothing where a part is missing. */
  static Optional<SampleHsm> make(Path folder, String pin) {
    Optional<Path> module = MODULES.stream().filter(Files::exists).findFirst();
    String conf = System.getenv(CONF);
    boolean there = conf != null && onPath("softhsm2-util") && onPath("pkcs11-tool");
    if (module.isEmpty() || !there) {
      return Optional.empty();
    }
    SampleHsm hsm = new SampleHsm(module.get(), pin);
    try {
      Path tokens = Files.createDirectories(folder.resolve("tokens"));
      Files.createDirectories(Path.of(conf).toAbsolutePath().getParent());
      Files.writeString(
          Path.of(conf),
          "directories.tokendir = " + tokens.toAbsolutePath() + "\nlog.level = ERROR\n");
      hsm.token(Estate.TOKEN);
      hsm.token(Estate.SPARE_TOKEN);
      Estate.keys().forEach(hsm::key);
      return Optional.of(hsm);
    } catch (IOException e) {
      throw new UncheckedIOException("the sample HSM can not be made in " + folder, e);
    }
  }

  /** Whether a program of somebody else's can sign with the key: OpenSC's pkcs11-tool. */
  boolean signs(Estate.Key key) {
    try {
      Path data = Files.createTempFile("demo", ".bin");
      Files.write(data, new byte[32]);
      Process process =
          new ProcessBuilder(
                  "pkcs11-tool",
                  "--module",
                  module.toString(),
                  "--token-label",
                  key.token(),
                  "--login",
                  "--pin",
                  pin,
                  "--sign",
                  "--mechanism",
                  "ECDSA",
                  "--id",
                  key.id(),
                  "--input-file",
                  data.toString(),
                  "--output-file",
                  "/dev/null")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean signed = process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
      Files.delete(data);
      return signed;
    } catch (IOException e) {
      throw new UncheckedIOException("pkcs11-tool can not be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void token(String label) {
    run(
        List.of(
            "softhsm2-util",
            "--init-token",
            "--free",
            "--label",
            label,
            "--so-pin",
            pin,
            "--pin",
            pin));
  }

  private void key(Estate.Key key) {
    run(
        List.of(
            "pkcs11-tool",
            "--module",
            module.toString(),
            "--token-label",
            key.token(),
            "--login",
            "--pin",
            pin,
            "--keypairgen",
            "--key-type",
            "EC:prime256v1",
            "--id",
            key.id(),
            "--label",
            key.name(),
            "--usage-sign",
            "--sensitive"));
  }

  private static void run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(new ArrayList<>(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      if (!ended || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(command.getFirst() + " failed on the sample HSM");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(command.getFirst() + " can not be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static boolean onPath(String program) {
    return List.of(System.getenv("PATH").split(":", -1)).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
