package io.portcullis.connectors.hsm.pkcs11;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One token behind one PKCS#11 module.
 *
 * @param name as it stands in outcomes and in {@code doctor}
 * @param module absolute path of the vendor's shared library
 * @param token CK_TOKEN_INFO label, at most 32 characters
 * @param pin where the user PIN lies: "env:NAME" or "file:PATH"
 * @param timeout for one call, start of the child and login included: 100 ms to 2 minutes
 * @param environment what the module wants to find in its environment, e.g. SOFTHSM2_CONF; the
 *     child gets this and a short list of harmless variables, nothing else of the hub's
 * @param classPath of the child; empty: found from the running hub
 * @throws IllegalArgumentException naming the field that is wrong
 */
public record Pkcs11Config(
    String name,
    Path module,
    String token,
    PinReference pin,
    Duration timeout,
    Map<String, String> environment,
    List<Path> classPath) {
  /** PKCS#11 v2.40 section 3.2: the label field of CK_TOKEN_INFO. */
  static final int MAX_LABEL = 32;

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofMinutes(2);

  public Pkcs11Config {
    check(!name.isBlank(), "name: empty");
    check(module.isAbsolute(), "module: not an absolute path: " + module);
    check(
        !token.isBlank() && token.length() <= MAX_LABEL && !token.contains("\n"),
        "token: must be 1 to " + MAX_LABEL + " characters on one line");
    check(
        timeout.compareTo(SHORTEST) >= 0 && timeout.compareTo(LONGEST) <= 0,
        "timeout: must be between " + SHORTEST + " and " + LONGEST + ": " + timeout);
    environment = Map.copyOf(environment);
    classPath = List.copyOf(classPath);
  }

  /** With nothing special in the environment and the class path of the hub. */
  public Pkcs11Config(String name, Path module, String token, PinReference pin, Duration timeout) {
    this(name, module, token, pin, timeout, Map.of(), List.of());
  }

  private static void check(boolean right, String otherwise) {
    if (!right) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
