package io.portcullis.connectors.ca.endpoint;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

import io.portcullis.connectors.api.IpLiteral;

/**
 * Looks at one address of a TLS server: a handshake (RFC 8446, or RFC 5246) with its name and with
 * the wish for a stapled OCSP answer, and then it hangs up. No application data is sent, and
 * nothing is read after the handshake. Never fails: what goes wrong is what it tells. For any
 * thread.
 */
public final class EndpointProbe {
  private final Bounds bounds;

  public EndpointProbe(Bounds bounds) {
    this.bounds = bounds;
  }

  /**
   * @param address that is connected to
   * @param name that is asked for (RFC 6066 section 3); of an IP address none is sent
   */
  public Looked look(InetAddress address, int port, String name, StartTls startTls) {
    Recorder recorder = new Recorder();
    try (BoundedSocket socket = new BoundedSocket(bounds)) {
      socket.connect(new InetSocketAddress(address, port));
      new Dialogue(socket).hold(startTls);
      return handshake(socket, name, recorder);
    } catch (IOException e) {
      return recorder.chain().isEmpty()
          ? away(e)
          : new Looked.Served(recorder.chain(), new byte[0], false);
    }
  }

  /** The connection itself is closed by the caller: to say goodbye may take as long as it likes. */
  private static Looked handshake(BoundedSocket socket, String name, Recorder recorder)
      throws IOException {
    SSLSocket tls =
        (SSLSocket) context(recorder).getSocketFactory().createSocket(socket, name, 0, false);
    SSLParameters wanted = tls.getSSLParameters();
    wanted.setServerNames(
        Optional.of(name)
            .filter(n -> !IpLiteral.is(n))
            .map(SNIHostName::new)
            .map(List::<javax.net.ssl.SNIServerName>of)
            .orElse(List.of()));
    tls.setSSLParameters(wanted);
    tls.startHandshake();
    if (recorder.chain().isEmpty()) {
      throw new OtherProtocolException("it shows no certificate");
    }
    List<byte[]> staples =
        tls.getSession() instanceof ExtendedSSLSession session
            ? session.getStatusResponses()
            : List.of();
    return new Looked.Served(
        recorder.chain(), staples.isEmpty() ? new byte[0] : staples.getFirst(), true);
  }

  /** A new one each time: a session that is resumed shows no certificate. */
  private static SSLContext context(Recorder recorder) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {recorder}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  private Looked.Away away(IOException e) {
    String said = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    return switch (e) {
      case TooMuchException much -> new Looked.Away(Looked.Why.TOO_MUCH, much.getMessage());
      case SocketTimeoutException late ->
          new Looked.Away(
              Looked.Why.SILENT,
              "no whole handshake within " + bounds.deadline().toMillis() + " ms");
      case ConnectException none -> new Looked.Away(Looked.Why.REFUSED, said);
      case NoRouteToHostException none -> new Looked.Away(Looked.Why.REFUSED, said);
      case OtherProtocolException other ->
          new Looked.Away(Looked.Why.OTHER_PROTOCOL, other.getMessage());
      case javax.net.ssl.SSLException tls -> tls(tls, said);
      default -> new Looked.Away(Looked.Why.RESET, said);
    };
  }

  /** The JDK wraps what its connection threw, and has sentences for what it takes no more of. */
  private Looked.Away tls(javax.net.ssl.SSLException e, String said) {
    if (e.getCause() instanceof IOException inner && !(inner instanceof java.io.EOFException)) {
      return inner == e ? new Looked.Away(Looked.Why.RESET, said) : away(inner);
    }
    if (said.contains("maximum allowed")) {
      return new Looked.Away(Looked.Why.TOO_MUCH, said);
    }
    boolean hungUp = said.contains("terminated the handshake") || said.contains("closed");
    return new Looked.Away(hungUp ? Looked.Why.RESET : Looked.Why.OTHER_PROTOCOL, said);
  }
}
