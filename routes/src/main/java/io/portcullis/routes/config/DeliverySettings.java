package io.portcullis.routes.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How tokens reach a receiver. */
public sealed interface DeliverySettings {

  /**
   * The hub brings each (RFC 8935).
   *
   * @param endpoint the receiver's {@code endpoint_url}
   * @param token of the header Authorization: alone, or with a scheme before it
   * @param timeout from a token to the end of the answer to it
   */
  record Push(URI endpoint, Optional<SecretRef> token, @Default("10s") Duration timeout)
      implements DeliverySettings {
    public Push {
      new Checks()
          .webAddress(endpoint, "endpoint")
          .secretly(endpoint, "endpoint")
          .between(timeout, Duration.ofMillis(100), Duration.ofMinutes(1), "timeout")
          .end();
    }
  }

  /**
   * The receiver asks for them (RFC 8936) at {@code /ssf/streams/NAME/poll}.
   *
   * @param token that it shows in the header Authorization, after Bearer
   */
  record Poll(SecretRef token) implements DeliverySettings {}
}
