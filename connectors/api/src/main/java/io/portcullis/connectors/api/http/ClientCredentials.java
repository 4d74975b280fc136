package io.portcullis.connectors.api.http;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/** A token by client credentials (RFC 6749 section 4.4), fetched when the old one ends. */
public final class ClientCredentials implements BearerToken {
  private final String clientId;
  private final AccessToken token;

  /**
   * @param secret read anew for each token
   * @param scope empty where the server needs none
   */
  public ClientCredentials(URI tokenUrl, String clientId, Supplier<String> secret, String scope) {
    this.clientId = clientId;
    this.token =
        new AccessToken(
            tokenUrl,
            now ->
                Map.of(
                    "grant_type",
                    "client_credentials",
                    "client_id",
                    clientId,
                    "client_secret",
                    secret.get(),
                    "scope",
                    scope));
  }

  @Override
  public String header(Transport http, Instant now) throws IOException, InterruptedException {
    return token.header(http, now);
  }

  @Override
  public void refused() {
    token.refused();
  }

  @Override
  public String toString() {
    return "ClientCredentials[" + clientId + "]";
  }
}
