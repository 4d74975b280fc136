package io.portcullis.routes.transmit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.portcullis.routes.config.SecretRef;

/** Secrets of tests, in files that only their owner reads. */
final class Tokens {
  private Tokens() {}

  static SecretRef of(String secret) {
    try {
      Path file = Files.createTempFile("token", ".secret");
      file.toFile().deleteOnExit();
      Files.writeString(file, secret);
      return SecretRef.parse("file:" + file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
