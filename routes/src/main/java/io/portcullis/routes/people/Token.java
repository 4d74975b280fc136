package io.portcullis.routes.people;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

import io.portcullis.model.Ids;

/** What a person proves themselves with: 256 random bits. Shown once, kept only as a hash. */
public final class Token {
  private static final String PREFIX = "pcl_";
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String text;

  private Token(String text) {
    this.text = text;
  }

  static Token random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Token(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The token itself, for the one moment in which its owner is told. */
  public String reveal() {
    return text;
  }

  static String hash(String token) {
    return Ids.sha256(token.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return PREFIX + "...";
  }
}
