package io.portcullis.connectors.hsm.pkcs11;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A SoftHSM2 token of its own for one test, and other programs that use it. */
record SoftHsm(Path dir, String label, String pin) {
  static final Path MODULE = Path.of("/usr/lib/softhsm/libsofthsm2.so");

  /** Programs that are missing fail the test where {@code CI} is set and skip it elsewhere. */
  static SoftHsm create(Path dir, String label, String pin) throws Exception {
    need(Files.exists(MODULE), "softhsm2");
    need(Files.exists(Path.of("/usr/bin/pkcs11-tool")), "opensc");
    Files.createDirectory(dir.resolve("tokens"));
    Files.writeString(
        dir.resolve("softhsm2.conf"), "directories.tokendir = " + dir.resolve("tokens") + "\n");
    SoftHsm hsm = new SoftHsm(dir, label, pin);
    hsm.init();
    return hsm;
  }

  /** Another token with the same label; its serial number is its own. */
  void init() throws Exception {
    run(
        "softhsm2-util",
        "--init-token",
        "--free",
        "--label",
        label,
        "--so-pin",
        "so-654321",
        "--pin",
        pin);
  }

  /** The token with all that is in it. */
  void remove() throws Exception {
    run("softhsm2-util", "--delete-token", "--token", label);
  }

  Path conf() {
    return dir.resolve("softhsm2.conf");
  }

  Pkcs11Config config(String token, Path pinFile, Duration timeout) {
    return new Pkcs11Config(
        "hsm",
        MODULE,
        token,
        PinReference.parse("file:" + pinFile),
        timeout,
        Map.of("SOFTHSM2_CONF", conf().toString()),
        List.of());
  }

  /** Runs pkcs11-tool, logged in, and expects it to succeed. */
  void tool(String... arguments) throws Exception {
    run(arguments, true);
  }

  /** Makes a key pair; {@code usage} as pkcs11-tool names it. */
  void key(String type, String id, String... usage) throws Exception {
    run(
        Stream.concat(
                Stream.of(
                    "--keypairgen",
                    "--key-type",
                    type,
                    "--id",
                    id,
                    "--label",
                    "key-" + id,
                    "--sensitive"),
                Stream.of(usage))
            .toArray(String[]::new),
        true);
  }

  /** What another program on the same machine sees when it signs; its whole output. */
  Seen sign(String mechanism, String id) throws Exception {
    Path digest = Files.write(dir.resolve("digest"), new byte[32]);
    return run(
        new String[] {
          "--sign",
          "-m",
          mechanism,
          "--id",
          id,
          "-i",
          digest.toString(),
          "-o",
          dir.resolve("signature").toString()
        },
        false);
  }

  private Seen run(String[] arguments, boolean mustWork) throws Exception {
    String[] line =
        Stream.concat(
                Stream.of(
                    "pkcs11-tool",
                    "--module",
                    MODULE.toString(),
                    "--token-label",
                    label,
                    "--login",
                    "--pin",
                    pin),
                Stream.of(arguments))
            .toArray(String[]::new);
    Seen seen = start(line);
    Assertions.assertTrue(!mustWork || seen.exit() == 0, seen.output());
    return seen;
  }

  private void run(String... line) throws Exception {
    Seen seen = start(line);
    Assertions.assertEquals(0, seen.exit(), seen.output());
  }

  Seen start(String... line) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(List.of(line)).redirectErrorStream(true);
    builder.environment().put("SOFTHSM2_CONF", conf().toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Assertions.assertTrue(process.waitFor(30, TimeUnit.SECONDS), "hangs: " + line[0]);
    return new Seen(process.exitValue(), output);
  }

  private static void need(boolean there, String debianPackage) {
    String message = "needs Debian package " + debianPackage;
    if (!there && System.getenv("CI") != null) {
      Assertions.fail(message);
    }
    Assumptions.assumeTrue(there, message);
  }

  record Seen(int exit, String output) {}
}
