package io.portcullis.routes.config;

import java.net.URI;

/** Client credentials (RFC 6749 section 4.4). */
public record OauthSettings(
    URI tokenUrl, String clientId, SecretRef clientSecret, @Default("") String scope) {
  public OauthSettings {
    new Checks()
        .webAddress(tokenUrl, "token-url")
        .secretly(tokenUrl, "token-url")
        .filled(clientId, "client-id")
        .end();
  }
}
