package io.portcullis.routes.tls;

import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.TrustOptions;

import io.portcullis.routes.config.HttpSettings;
import io.portcullis.routes.config.PortcullisConfig;

/**
 * Lets the HTTPS listener ask clients for a certificate where {@code http.tls.client-ca} is set.
 * One listener serves people, vendors and senders, and only a source with {@code mtls} wants one.
 * So the handshake proves that the client holds the key and refuses nobody; what the certificate is
 * worth is {@link ClientTrust}'s to say, at each request of such a source, with an answer in HTTP.
 */
@ApplicationScoped
class AskForCertificates implements HttpServerOptionsCustomizer {
  private final PortcullisConfig config;

  @Inject
  AskForCertificates(PortcullisConfig config) {
    this.config = config;
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    config
        .http()
        .tls()
        .flatMap(HttpSettings.Tls::clientCa)
        .map(ClientTrust::of)
        .ifPresent(
            trust ->
                options
                    .setClientAuth(ClientAuth.REQUEST)
                    .setTrustOptions(TrustOptions.wrap(new Shown(trust))));
  }

  /** Tells clients whose certificates are wanted, and leaves the judgement to the requests. */
  private record Shown(ClientTrust trust) implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      // At each request: see above.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      throw new IllegalStateException("this is for clients of the hub");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return trust.authorities();
    }
  }
}
