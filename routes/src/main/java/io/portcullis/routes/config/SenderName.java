package io.portcullis.routes.config;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/**
 * What a client certificate must say or be, for its holder to be the sender.
 *
 * @param value in the one form that is compared
 */
public record SenderName(Kind kind, String value) {
  private static final Pattern DNS = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63}){0,31}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /** Which part of a certificate. */
  public enum Kind {
    /** The whole subject, in the JDK's canonical form of RFC 2253. */
    SUBJECT,
    /** One of its DNS names (RFC 5280 section 4.2.1.6), in lower case. No wildcard matches. */
    DNS,
    /** One of its URIs, letter by letter; SPIFFE's ids are such. */
    URI,
    /** All of it: the hash of its DER form, in lower-case hex. */
    SHA256
  }

  /**
   * Reads {@code subject=DN} (RFC 2253), {@code dns=NAME}, {@code uri=URI} or {@code sha256=HEX},
   * the last one with or without colons.
   *
   * @throws IllegalArgumentException saying which form is wanted
   */
  public static SenderName parse(String text) {
    int eq = text.indexOf('=');
    if (eq < 1 || text.substring(eq + 1).isBlank()) {
      throw new IllegalArgumentException("must be KIND=VALUE, e.g. dns=sender.example.net");
    }
    Kind kind = kind(text.substring(0, eq));
    return new SenderName(kind, canonical(kind, text.substring(eq + 1).strip()));
  }

  private static Kind kind(String word) {
    List<String> known =
        Arrays.stream(Kind.values()).map(k -> k.name().toLowerCase(Locale.ROOT)).toList();
    int found = known.indexOf(word);
    if (found < 0) {
      throw new IllegalArgumentException(
          "\"" + word + "\" is no part of a certificate; " + Nearest.hint(word, known));
    }
    return Kind.values()[found];
  }

  private static String canonical(Kind kind, String value) {
    return switch (kind) {
      case SUBJECT -> subject(value);
      case DNS -> matching(DNS, value.toLowerCase(Locale.ROOT), "a whole name, no wildcard");
      case URI -> uri(value);
      case SHA256 ->
          matching(SHA256, value.replace(":", "").toLowerCase(Locale.ROOT), "64 hex digits");
    };
  }

  private static String subject(String value) {
    try {
      return canonical(new X500Principal(value));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "must hold a distinguished name such as CN=sender,O=Example", e);
    }
  }

  /** Names that RFC 5280 section 7.1 calls the same have the same canonical form. */
  public static String canonical(X500Principal name) {
    return name.getName(X500Principal.CANONICAL);
  }

  private static String uri(String value) {
    if (!URI.create(value).isAbsolute()) {
      throw new IllegalArgumentException("must hold a URI with its scheme");
    }
    return value;
  }

  private static String matching(Pattern form, String value, String what) {
    if (!form.matcher(value).matches()) {
      throw new IllegalArgumentException("must hold " + what);
    }
    return value;
  }
}
