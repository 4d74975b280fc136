package io.portcullis.routes.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;

import io.portcullis.connectors.api.http.TrustFile;
import io.portcullis.routes.config.ElasticsearchSettings;
import io.portcullis.routes.config.SecretRef;
import io.portcullis.routes.seal.ElasticsearchAccess;

/** How Elasticsearch is reached, out of its settings. */
public final class ConfiguredElasticsearch {
  private ConfiguredElasticsearch() {}

  /** Empty where none is configured. */
  public static Optional<ElasticsearchAccess> access(ElasticsearchSettings settings) {
    return settings.hosts().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ElasticsearchAccess(
                settings.hosts(),
                authorization(settings),
                settings.caCertificate().map(ConfiguredElasticsearch::trusting)));
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
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, TrustFile.read(pem).managers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("elasticsearch.ca-certificate: " + e.getMessage(), e);
    }
  }
}
