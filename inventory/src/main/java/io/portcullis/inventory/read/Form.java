package io.portcullis.inventory.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** One form of file. */
interface Form {
  /**
   * Cuts the file into pieces.
   *
   * @throws IOException when it can not be read on; what was cut before counts
   */
  void cut(InputStream in, Options options, Consumer<Piece> into) throws IOException;
}
