package io.portcullis.connectors.ca.endpoint;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Keeps the chain that a server shows and lets the handshake go on: whether it can be trusted is
 * judged afterwards, and nothing is ever sent over the connection.
 */
final class Recorder extends X509ExtendedTrustManager {
  private volatile List<X509Certificate> chain = List.of();

  List<X509Certificate> chain() {
    return chain;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] served, String key, Socket socket) {
    chain = List.of(served);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] served, String key, SSLEngine engine) {
    chain = List.of(served);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] served, String key) {
    chain = List.of(served);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] shown, String key, Socket socket)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] shown, String key, SSLEngine engine)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] shown, String key) throws CertificateException {
    throw noServer();
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  private static CertificateException noServer() {
    return new CertificateException("this is no server");
  }
}
