package io.portcullis.connectors.api.http;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * A {@link Transport} whose certificates and keys are read with each request, so that a renewed one
 * is taken up without a restart. For any thread.
 */
public final class RenewedTransport implements AutoCloseable {
  private final Tls tls;
  private final Duration deadline;
  private final int most;
  private String material = "";
  private Transport open;
  private boolean closed;

  /**
   * @param deadline from the request to the last byte of the answer
   * @param most bytes of a body; a longer answer is refused and read no further
   */
  public RenewedTransport(Tls tls, Duration deadline, int most) {
    this.tls = tls;
    this.deadline = deadline;
    this.most = most;
  }

  /**
   * @throws java.net.http.HttpTimeoutException when no whole answer came in time
   * @throws IOException when none came for another reason, a file of certificates or a key that is
   *     of no use among them; says which, and nothing of the request
   */
  public HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    return send(request, deadline);
  }

  /**
   * The same with less time, where several requests share one deadline.
   *
   * @param within no longer than this transport's own deadline
   */
  public HttpResponse<byte[]> send(HttpRequest request, Duration within)
      throws IOException, InterruptedException {
    return transport().send(request, within);
  }

  /** What was replaced ends its calls: they are repeated with the new one. */
  private synchronized Transport transport() throws IOException {
    if (closed) {
      throw new IOException("the connection was closed");
    }
    TlsMaterial now = tls.read();
    if (open == null || !now.id().equals(material)) {
      Transport before = open;
      open = new Transport(deadline, most, now.context());
      material = now.id();
      if (before != null) {
        before.close();
      }
    }
    return open;
  }

  /** Calls that are on their way end. */
  @Override
  public synchronized void close() {
    closed = true;
    if (open != null) {
      open.close();
    }
  }
}
