package io.portcullis.inventory.read;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which form a file has: by its first bytes, since names promise anything. */
final class Forms {
  /** So many of them are looked at. */
  static final int BEGIN = 4096;

  private static final Pattern INDEX = Pattern.compile("[VRE]\\t\\d{12,14}Z\\t");
  private static final Pattern CT = Pattern.compile("\\s*\\{\\s*\"entries\"");
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;
  private static final int JKS = 0xFEEDFEED;
  private static final int LONG_LENGTH = 0x80;

  private Forms() {}

  /**
   * Nothing where none of them begins so, or it holds other things, as a private key or a text.
   *
   * @param name of the file; only a table needs it, since any text could be one
   */
  static Optional<Form> of(byte[] begin, String name) {
    if (begin.length > 4 && begin[0] == SEQUENCE) {
      return Optional.of(inside(begin) == INTEGER ? new Stores("PKCS12") : new Ders());
    }
    if (begin.length > 4 && java.nio.ByteBuffer.wrap(begin).getInt() == JKS) {
      return Optional.of(new Stores("JKS"));
    }
    String text = new String(begin, StandardCharsets.UTF_8).replace("\uFEFF", "");
    if (CT.matcher(text).lookingAt()) {
      return Optional.of(new LogEntries());
    }
    if (text.stripLeading().startsWith("{")) {
      return Optional.of(new Ndjson());
    }
    if (INDEX.matcher(text).lookingAt()) {
      return Optional.of(new IndexFile());
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".csv")) {
      return Optional.of(new Tables());
    }
    boolean certificates = text.contains(Pems.BEGIN) || !text.contains("-----BEGIN ");
    boolean named = lower.matches(".*\\.(pem|crt|cer|cert)") || text.contains(Pems.BEGIN);
    return certificates && named ? Optional.of(new Pems()) : Optional.empty();
  }

  /** The first tag in the outer sequence: a key store begins with its version (RFC 7292). */
  private static int inside(byte[] begin) {
    int length = Byte.toUnsignedInt(begin[1]);
    int at = length < LONG_LENGTH ? 2 : 2 + length - LONG_LENGTH;
    return at < begin.length ? begin[at] : 0;
  }
}
