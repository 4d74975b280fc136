package io.portcullis.connectors.hsm.pkcs11.worker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Lines as bytes: the PIN is one of them and must not become a String that cannot be wiped. */
public final class Lines {
  public static final int MAX_LINE = 8192;

  private Lines() {}

  /**
   * The next line without its end; empty at the end of the stream.
   *
   * @throws IOException for a line longer than {@link #MAX_LINE}
   */
  public static Optional<byte[]> read(InputStream in) throws IOException {
    try (Wiped line = new Wiped()) {
      int b = in.read();
      if (b < 0) {
        return Optional.empty();
      }
      while (b >= 0 && b != '\n') {
        line.add(b);
        b = in.read();
      }
      return Optional.of(line.toByteArray());
    }
  }

  private static final class Wiped extends ByteArrayOutputStream {
    Wiped() {
      // Never grows, so no copy of a PIN is left behind in a smaller array.
      super(MAX_LINE);
    }

    void add(int b) throws IOException {
      if (count == MAX_LINE) {
        throw new IOException("line longer than " + MAX_LINE + " bytes");
      }
      write(b);
    }

    @Override
    public void close() {
      Arrays.fill(buf, (byte) 0);
    }
  }
}
