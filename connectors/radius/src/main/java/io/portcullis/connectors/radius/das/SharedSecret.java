package io.portcullis.connectors.radius.das;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * The secret that hub and NAS share. Never printed.
 *
 * @throws IllegalArgumentException when it is empty
 */
public final class SharedSecret {
  private static final String ENVIRONMENT = "env:";
  private static final String FILE = "file:";

  private final byte[] bytes;

  public SharedSecret(byte[] bytes) {
    if (bytes.length == 0) {
      throw new IllegalArgumentException("secret: empty");
    }
    this.bytes = bytes.clone();
  }

  public static SharedSecret of(String text) {
    return new SharedSecret(text.getBytes(StandardCharsets.UTF_8));
  }

  /** True for "env:NAME" and "file:/path", the forms {@link #resolve} understands. */
  public static boolean reference(String reference) {
    return (reference.startsWith(ENVIRONMENT) && reference.length() > ENVIRONMENT.length())
        || (reference.startsWith(FILE) && reference.length() > FILE.length());
  }

  /**
   * Fetches what a reference names; one line end after a file's secret is not part of it.
   *
   * @param environment answers null for a variable that is not set, as {@code System::getenv} does
   * @throws IllegalArgumentException naming the reference, when there is nothing behind it
   */
  public static SharedSecret resolve(String reference, Function<String, String> environment) {
    if (!reference(reference)) {
      throw new IllegalArgumentException("secret: neither env:NAME nor file:PATH");
    }
    String text =
        reference.startsWith(FILE)
            ? read(Path.of(reference.substring(FILE.length())))
            : environment.apply(reference.substring(ENVIRONMENT.length()));
    if (text == null || text.isEmpty()) {
      throw new IllegalArgumentException("secret: nothing in " + reference);
    }
    return of(text);
  }

  byte[] bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return "(secret)";
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).replaceFirst("\\r?\\n\\z", "");
    } catch (IOException e) {
      throw new IllegalArgumentException("secret: can not read file " + file, e);
    }
  }
}
