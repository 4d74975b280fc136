package io.portcullis.routes.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import io.portcullis.routes.config.ElasticsearchSettings;
import io.portcullis.routes.config.SecretRef;
import io.portcullis.routes.seal.ElasticsearchAccess;

/** How Elasticsearch is reached, out of its settings. */
final class ElasticsearchOf {
  private ElasticsearchOf() {}

  static Optional<ElasticsearchAccess> settings(ElasticsearchSettings settings) {
    return settings.hosts().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ElasticsearchAccess(
                settings.hosts(),
                authorization(settings),
                settings.caCertificate().map(ElasticsearchOf::trusting)));
  }

  private static String authorization(ElasticsearchSettings settings) {
    return settings
        .apiKey()
        .map(key -> "ApiKey " + key.reveal())
        .or(() -> settings.user().map(user -> basic(user, settings.password().orElseThrow())))
        .orElse("");
  }

  private static String basic(String user, SecretRef password) {
    byte[] both = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  private static SSLContext trusting(Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int number = 0;
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("ca-" + number++, certificate);
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("elasticsearch.ca-certificate can not be used", e);
    }
  }
}
