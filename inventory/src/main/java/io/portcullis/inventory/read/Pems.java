package io.portcullis.inventory.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.inventory.Der;

/**
 * Certificates in PEM (RFC 7468), any number of them, whatever stands between them. Blocks of other
 * kinds are passed over unread; they may be private keys.
 */
final class Pems implements Form {
  static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";
  private static final int MAX_LINE = 1 << 17;

  /** Four characters for three bytes. */
  private static final int MAX_BASE64 = (Der.MAX_BYTES + 2) / 3 * 4 + 4;

  @Override
  public void cut(InputStream in, Options options, Consumer<Piece> into) throws IOException {
    Lines lines = new Lines(in, MAX_LINE);
    boolean any = false;
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      if (line.get().strip().equals(BEGIN)) {
        any = true;
        block(lines, options, into);
      }
    }
    if (!any) {
      into.accept(Piece.bad("", "file", "holds no certificate in PEM"));
    }
  }

  /** Reads on to its end, or to where another one begins before that. */
  private static void block(Lines lines, Options options, Consumer<Piece> into) throws IOException {
    StringBuilder body = new StringBuilder();
    String where = lines.place();
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      String text = line.get().strip();
      if (text.equals(END)) {
        into.accept(piece(where, body.toString(), options));
        return;
      }
      if (text.equals(BEGIN)) {
        into.accept(Piece.bad(where, "certificate", "the PEM block is cut off"));
        where = lines.place();
        body.setLength(0);
      } else if (body.length() <= MAX_BASE64) {
        body.append(text);
      }
    }
    into.accept(Piece.bad(where, "certificate", "the PEM block is cut off"));
  }

  private static Piece piece(String where, String base64, Options options) {
    return base64.length() > MAX_BASE64
        ? Piece.bad(where, "certificate", "longer than " + Der.MAX_BYTES + " bytes")
        : new Piece(where, "certificate", () -> Ders.entry(decoded(base64), options));
  }

  /**
   * @throws BadRecord when it is no base64
   */
  static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new BadRecord("not base64");
    }
  }
}
