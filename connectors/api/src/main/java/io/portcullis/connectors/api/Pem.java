package io.portcullis.connectors.api;

import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Textual encodings of certificates, requests and keys (RFC 7468). */
public final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*)(-----END \\1-----)?");
  private static final Pattern BLANKS = Pattern.compile("\\s");
  private static final int LINE = 64;

  private Pem() {}

  /**
   * One block of a text. May be a private key, so nothing of it is printed.
   *
   * @param kind the words after BEGIN
   * @param whole false when it does not reach its END
   * @param place of its first character
   */
  public record Block(String kind, String body, boolean whole, int place) {
    private static Block of(MatchResult found) {
      return new Block(found.group(1), found.group(2), found.group(3) != null, found.start());
    }

    /**
     * @throws BadRecord when it is cut off, or no base64
     */
    public byte[] der() {
      if (!whole) {
        throw new BadRecord("the PEM block is cut off");
      }
      try {
        return Base64.getDecoder().decode(BLANKS.matcher(body).replaceAll(""));
      } catch (IllegalArgumentException e) {
        throw new BadRecord("the PEM block is not base64");
      }
    }

    @Override
    public String toString() {
      return "a PEM block " + kind;
    }
  }

  /** The blocks of a text in order, whatever stands between them. */
  public static Stream<Block> blocks(String text) {
    return BLOCK.matcher(text).results().map(Block::of);
  }

  /** With lines of 64 characters, as RFC 7468 section 2 wants it. */
  public static String write(String kind, byte[] der) {
    String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
  }
}
