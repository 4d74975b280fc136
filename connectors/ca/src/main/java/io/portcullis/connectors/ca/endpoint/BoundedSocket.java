package io.portcullis.connectors.ca.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/**
 * A connection with one deadline for all that is read of it, and a bound. The JDK's own timeout
 * begins anew with each byte, so that a server that drips would keep its caller for ever.
 */
final class BoundedSocket extends Socket {
  private final long ends;
  private final Bounds bounds;
  private int left;

  BoundedSocket(Bounds bounds) {
    this.bounds = bounds;
    this.ends = System.nanoTime() + bounds.deadline().toNanos();
    this.left = bounds.bytes();
  }

  @Override
  public void connect(SocketAddress to) throws IOException {
    super.connect(to, remaining());
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new Bounded(super.getInputStream());
  }

  /** At least one: zero would be for ever. */
  private int remaining() throws SocketTimeoutException {
    long millis = TimeUnit.NANOSECONDS.toMillis(ends - System.nanoTime());
    if (millis <= 0) {
      throw new SocketTimeoutException();
    }
    return (int) Math.min(millis, Integer.MAX_VALUE);
  }

  private final class Bounded extends InputStream {
    private final InputStream in;

    Bounded(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left <= 0) {
        throw new TooMuchException(bounds.bytes());
      }
      setSoTimeout(remaining());
      int count = in.read(into, offset, Math.min(length, left));
      left -= Math.max(count, 0);
      return count;
    }
  }
}
