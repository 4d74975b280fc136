package io.portcullis.inventory.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.inventory.Der;
import io.portcullis.inventory.Entry;

/** One certificate in DER. */
final class Ders implements Form {
  @Override
  public void cut(InputStream in, Options options, Consumer<Piece> into) throws IOException {
    byte[] der = in.readNBytes(Der.MAX_BYTES + 1);
    into.accept(piece("", der, options));
  }

  static Piece piece(String where, byte[] der, Options options) {
    return new Piece(where, "certificate", () -> entry(der, options));
  }

  /**
   * @throws BadRecord saying what is wrong with it
   */
  static Entry entry(byte[] der, Options options) {
    if (der.length > Der.MAX_BYTES) {
      throw new BadRecord("longer than " + Der.MAX_BYTES + " bytes");
    }
    return Entry.of(der, options.source(), options.seenAt()).with(options.trust());
  }
}
