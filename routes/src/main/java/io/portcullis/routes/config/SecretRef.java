package io.portcullis.routes.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.PrivateFile;

/**
 * Where a secret lies, never the secret: {@code env:NAME} or {@code file:PATH}. It holds no value
 * that a log, an error or a dump of the configuration could show; each use reads it anew, so that a
 * secret that was replaced is taken up without a restart.
 */
public record SecretRef(Place place, String name) {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
  private static final int MAX_BYTES = 64 * 1024;

  /** The kinds of places. */
  public enum Place {
    ENV,
    FILE
  }

  /**
   * @throws IllegalArgumentException when it is no reference; the message does not repeat the text,
   *     because it may be the secret itself
   */
  public static SecretRef parse(String text) {
    if (text.startsWith("env:") && VARIABLE.matcher(text.substring(4)).matches()) {
      return new SecretRef(Place.ENV, text.substring(4));
    }
    if (text.startsWith("file:") && text.length() > 5) {
      return new SecretRef(Place.FILE, text.substring(5));
    }
    throw new IllegalArgumentException(
        "must say where the secret lies, env:NAME or file:PATH; the secret itself does not belong"
            + " here");
  }

  /** The same reference with a relative file taken from this folder. */
  SecretRef under(Path folder) {
    return place == Place.FILE ? new SecretRef(place, folder.resolve(name).toString()) : this;
  }

  /**
   * Reads the secret, without the line end that editors leave.
   *
   * @throws IllegalStateException when it is missing, empty, too long, or readable by everybody;
   *     the message names the reference only
   */
  public String reveal() {
    String value = place == Place.ENV ? variable() : file();
    if (value.isEmpty()) {
      throw new IllegalStateException(this + " is empty");
    }
    return value;
  }

  /** What keeps the secret from being read now, if anything. */
  public Optional<String> problem() {
    try {
      reveal();
      return Optional.empty();
    } catch (IllegalStateException e) {
      return Optional.of(e.getMessage());
    }
  }

  @Override
  public String toString() {
    return (place == Place.ENV ? "env:" : "file:") + name;
  }

  private String variable() {
    return Optional.ofNullable(System.getenv(name))
        .orElseThrow(() -> new IllegalStateException(this + " is not set"));
  }

  private String file() {
    Path path = Path.of(name);
    if (!Files.isRegularFile(path)) {
      throw new IllegalStateException(this + " is not a file");
    }
    try {
      return strip(bounded(path));
    } catch (IOException e) {
      throw new IllegalStateException(this + " can not be read", e);
    }
  }

  private byte[] bounded(Path path) throws IOException {
    if (PrivateFile.openToAll(path)) {
      throw new IllegalStateException(this + " can be read by everybody; chmod o-rwx it");
    }
    if (Files.size(path) > MAX_BYTES) {
      throw new IllegalStateException(this + " is longer than " + MAX_BYTES + " bytes");
    }
    return Files.readAllBytes(path);
  }

  private static String strip(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).replaceFirst("\\r?\\n\\z", "");
  }
}
