package io.portcullis.connectors.ca.endpoint;

import java.net.Socket;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;

/** The JDK's server side of TLS, on a connection that is open already. */
final class TlsServer {
  private TlsServer() {}

  /** Until the client hangs up. */
  static void serve(Socket client, PrivateKey key, List<X509Certificate> chain) throws Exception {
    serve(client, key, chain, false, "TLSv1.3");
  }

  static void serve(
      Socket client,
      PrivateKey key,
      List<X509Certificate> chain,
      boolean wantsCertificate,
      String version)
      throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {new Shows(key, chain)}, null, null);
    SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(client, null, false);
    tls.setUseClientMode(false);
    tls.setNeedClientAuth(wantsCertificate);
    tls.setEnabledProtocols(new String[] {version});
    tls.startHandshake();
    tls.getInputStream().read();
  }

  /** Any chain, which the JDK's own would refuse to show. */
  private static final class Shows extends X509ExtendedKeyManager {
    private final PrivateKey key;
    private final List<X509Certificate> chain;

    Shows(PrivateKey key, List<X509Certificate> chain) {
      this.key = key;
      this.chain = chain;
    }

    @Override
    public String chooseServerAlias(String type, java.security.Principal[] by, Socket socket) {
      return "only";
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return chain.toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return key;
    }

    @Override
    public String[] getServerAliases(String type, java.security.Principal[] by) {
      return new String[] {"only"};
    }

    @Override
    public String[] getClientAliases(String type, java.security.Principal[] by) {
      return new String[0];
    }

    @Override
    public String chooseClientAlias(String[] type, java.security.Principal[] by, Socket socket) {
      return "";
    }
  }
}
