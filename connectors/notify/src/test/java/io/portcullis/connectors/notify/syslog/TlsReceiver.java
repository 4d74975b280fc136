package io.portcullis.connectors.notify.syslog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import io.portcullis.connectors.api.http.ClientKey;
import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.notify.testkit.CertificatePair;

/**
 * A receiver of syslog over TLS (RFC 5425) that takes one connection and treats it as it is told.
 */
final class TlsReceiver implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private final CompletableFuture<byte[]> came;

  /** What becomes of a connection; what it answers is what came. */
  interface Manner {
    byte[] treat(SSLSocket secured, Socket plain) throws IOException;
  }

  TlsReceiver(CertificatePair pair, Manner manner) throws IOException {
    SSLContext own = context(pair);
    came =
        CompletableFuture.supplyAsync(
            () -> {
              try (Socket plain = server.accept()) {
                SSLSocket secured =
                    (SSLSocket)
                        own.getSocketFactory().createSocket(plain, "sender", plain.getPort(), true);
                secured.setUseClientMode(false);
                return manner.treat(secured, plain);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private static SSLContext context(CertificatePair pair) throws IOException {
    String key = Files.readString(pair.key());
    ClientKey own = new ClientKey.Pem(pair.certificate(), () -> key);
    return new Tls(Optional.empty(), Optional.of(own)).read().context().orElseThrow();
  }

  int port() {
    return server.getLocalPort();
  }

  /** All that came of the connection; nothing when it came to nothing. */
  byte[] came() {
    try {
      return came.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException) {
        return new byte[0];
      }
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
