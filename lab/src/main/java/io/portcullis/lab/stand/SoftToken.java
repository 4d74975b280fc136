package io.portcullis.lab.stand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.portcullis.lab.net.LabException;
import io.portcullis.lab.net.Shell;

/**
 * A SoftHSM2 token with keys, made and looked at with OpenSC's pkcs11-tool.
 *
 * @param folder where token and configuration lie
 */
public record SoftToken(Path folder, String label, String pin) {
  public static final Path MODULE = Path.of("/usr/lib/softhsm/libsofthsm2.so");

  /**
   * @throws LabException when a part of it is missing or fails; the PIN is never named
   */
  public static SoftToken make(Path folder, String label, String pin) {
    SoftToken token = new SoftToken(folder, label, pin);
    try {
      Files.createDirectories(folder.resolve("tokens"));
      Files.writeString(
          token.configuration(), "directories.tokendir = " + folder.resolve("tokens") + "\n");
      Files.write(folder.resolve("digest"), new byte[32]);
    } catch (IOException e) {
      throw new LabException("can not make a token: " + e.getMessage(), e);
    }
    token.require(
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
    return token;
  }

  /** Value of SOFTHSM2_CONF. */
  public Path configuration() {
    return folder.resolve("softhsm2.conf");
  }

  /**
   * Makes an EC key pair.
   *
   * @param id CKA_ID, hex
   */
  public void key(String id) {
    require(
        tool("--keypairgen", "--key-type", "EC:prime256v1", "--id", id, "--label", "key-" + id));
  }

  /** Really tries to sign. */
  public boolean signs(String id) {
    return run(tool(
            "--sign",
            "-m",
            "ECDSA",
            "--id",
            id,
            "-i",
            folder.resolve("digest").toString(),
            "-o",
            "/dev/null"))
        .ok();
  }

  @Override
  public String toString() {
    return "SoftToken(" + label + ")";
  }

  private List<String> tool(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "pkcs11-tool",
                "--module",
                MODULE.toString(),
                "--token-label",
                label,
                "--login",
                "--pin",
                pin));
    command.addAll(List.of(arguments));
    return command;
  }

  private void require(List<String> command) {
    Shell.Result result = run(command);
    if (!result.ok()) {
      throw new LabException(command.getFirst() + " failed on the token " + label);
    }
  }

  private Shell.Result run(List<String> command) {
    List<String> all = new ArrayList<>(List.of("env", "SOFTHSM2_CONF=" + configuration()));
    all.addAll(command);
    return Shell.attempt(all.toArray(String[]::new));
  }
}
