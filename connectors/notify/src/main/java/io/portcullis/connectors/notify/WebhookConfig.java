package io.portcullis.connectors.notify;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * @param token read at each call and sent as a bearer token, when the receiver wants one
 * @param timeout of one call
 */
public record WebhookConfig(
    String name, URI url, Optional<Supplier<String>> token, Duration timeout) {
  public WebhookConfig {
    if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
      throw new IllegalArgumentException("url: must be http or https");
    }
  }
}
