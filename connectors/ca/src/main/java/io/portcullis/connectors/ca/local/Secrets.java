package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

import io.portcullis.connectors.api.PrivateFile;

/** Passphrases and PINs in files of their own. */
final class Secrets {
  private static final int MAX_BYTES = 1024;
  private static final int RANDOM_BYTES = 24;

  private Secrets() {}

  /**
   * The first line of the file; the caller wipes it.
   *
   * @throws IOException when it is missing, empty or longer than {@value #MAX_BYTES} bytes
   */
  static char[] read(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
      throw new IOException("secret file " + file + " is missing or too long");
    }
    byte[] bytes = Files.readAllBytes(file);
    try {
      char[] secret = firstLine(StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes)));
      if (secret.length == 0) {
        throw new IOException("secret file " + file + " is empty");
      }
      return secret;
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** 192 random bits as text, in a file for the owner only. */
  static void create(Path file) throws IOException {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    byte[] text = Base64.getUrlEncoder().withoutPadding().encode(random);
    PrivateFile.write(file, text);
    Arrays.fill(text, (byte) 0);
  }

  private static char[] firstLine(CharBuffer chars) {
    int end = 0;
    while (end < chars.length() && chars.charAt(end) != '\n' && chars.charAt(end) != '\r') {
      end++;
    }
    char[] line = Arrays.copyOf(chars.array(), end);
    Arrays.fill(chars.array(), '\0');
    return line;
  }
}
