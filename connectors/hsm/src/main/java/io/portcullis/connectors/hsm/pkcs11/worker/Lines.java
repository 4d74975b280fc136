package io.portcullis.connectors.hsm.pkcs11.worker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Lines as bytes: the PIN is one of them and must not become a String that cannot be wiped. */
public final class Lines {
  /** Of a request, and of a PIN. */
  public static final int MAX_LINE = 8192;

  /** Of a reply, which may list keys. */
  public static final int MAX_REPLY = 65_536;

  private Lines() {}

  /**
   * The next line without its end; empty at the end of the stream.
   *
   * @throws IOException for a line longer than {@link #MAX_LINE}
   */
  public static Optional<byte[]> read(InputStream in) throws IOException {
    return read(in, MAX_LINE);
  }

  /**
   * @throws IOException for a line longer than {@code most} bytes
   */
  public static Optional<byte[]> read(InputStream in, int most) throws IOException {
    try (Wiped line = new Wiped(most)) {
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
    private final int most;

    Wiped(int most) {
      // Never grows, so no copy of a PIN is left behind in a smaller array.
      super(most);
      this.most = most;
    }

    void add(int b) throws IOException {
      if (count == most) {
        throw new IOException("line longer than " + most + " bytes");
      }
      write(b);
    }

    @Override
    public void close() {
      Arrays.fill(buf, (byte) 0);
    }
  }
}
