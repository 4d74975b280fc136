package io.portcullis.routes.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** A SoftHSM2 token of a test's own, seen by another program than the hub: pkcs11-tool. */
record SoftToken(Path folder, String label, String pin) {
  static final Path MODULE = Path.of("/usr/lib/softhsm/libsofthsm2.so");

  static SoftToken make(Path folder, String label, String pin) {
    Needs.files(Map.of(MODULE, "softhsm2", Path.of("/usr/bin/pkcs11-tool"), "opensc"));
    SoftToken token = new SoftToken(folder, label, pin);
    try {
      Files.createDirectories(folder.resolve("tokens"));
      Files.writeString(
          token.configuration(), "directories.tokendir = %s/tokens\n".formatted(folder));
      Files.write(folder.resolve("digest"), new byte[32]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> make = List.of("softhsm2-util", "--init-token", "--free", "--label", label);
    Seen seen = token.run(make, List.of("--so-pin", "so-881199", "--pin", pin));
    assertThat(seen.exit()).as(seen.said()).isZero();
    return token;
  }

  /** Value of SOFTHSM2_CONF. */
  Path configuration() {
    return folder.resolve("softhsm2.conf");
  }

  /** Makes an EC key pair under this CKA_ID (hex). */
  void key(String id, String... more) {
    List<String> make = new ArrayList<>();
    make.addAll(List.of("--keypairgen", "--key-type", "EC:prime256v1", "--id", id));
    make.addAll(List.of("--label", "key-" + id));
    make.addAll(List.of(more));
    Seen seen = tool(make.toArray(String[]::new));
    assertThat(seen.exit()).as(seen.said()).isZero();
  }

  /** Really tries to sign. */
  boolean signs(String id) {
    Seen seen =
        tool(
            "--sign",
            "-m",
            "ECDSA",
            "--id",
            id,
            "-i",
            folder.resolve("digest").toString(),
            "-o",
            folder.resolve("signature").toString());
    assertThat(seen.exit() == 0 || seen.said().contains("CKR_KEY_FUNCTION_NOT_PERMITTED"))
        .as(seen.said())
        .isTrue();
    return seen.exit() == 0;
  }

  /** Notes that the hub keeps in the token about a key it switched. */
  long notes(String id) {
    Seen seen = tool("--list-objects", "--type", "data");
    return seen.said().lines().filter(l -> l.contains("note on key " + id)).count();
  }

  private Seen tool(String... arguments) {
    return run(
        List.of("pkcs11-tool", "--module", MODULE.toString(), "--token-label", label),
        List.of("--login", "--pin", pin),
        List.of(arguments));
  }

  private record Seen(int exit, String said) {}

  @SafeVarargs
  private Seen run(List<String>... parts) {
    List<String> command = new ArrayList<>();
    List.of(parts).forEach(command::addAll);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SOFTHSM2_CONF", configuration().toString());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("hangs: " + command).isTrue();
      return new Seen(process.exitValue(), said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
