package io.portcullis.routes.poll;

import java.io.IOException;
import java.time.Instant;

import io.portcullis.connectors.api.http.ClientCredentials;
import io.portcullis.routes.config.AuthSettings;
import io.portcullis.routes.config.OauthSettings;

/** What the hub shows an API. */
public sealed interface Proof {

  /**
   * Value of the header Authorization.
   *
   * @throws IOException when there is none to be had now
   */
  String header(Caller caller, Instant now) throws IOException, InterruptedException;

  /** The API did not take it. */
  void refused();

  static Proof of(AuthSettings.Poll settings) {
    return settings
        .oauth()
        .<Proof>map(Granted::of)
        .orElseGet(() -> new Fixed(settings.authorization().orElseThrow().reveal()));
  }

  /** The same always. */
  record Fixed(String value) implements Proof {
    @Override
    public String header(Caller caller, Instant now) {
      return value;
    }

    @Override
    public void refused() {
      // There is no other.
    }

    @Override
    public String toString() {
      return "Fixed";
    }
  }

  /** A token by client credentials (RFC 6749 section 4.4). */
  record Granted(ClientCredentials credentials) implements Proof {
    static Granted of(OauthSettings oauth) {
      return new Granted(
          new ClientCredentials(
              oauth.tokenUrl(), oauth.clientId(), oauth.clientSecret()::reveal, oauth.scope()));
    }

    @Override
    public String header(Caller caller, Instant now) throws IOException, InterruptedException {
      return credentials.header(caller.transport(), now);
    }

    @Override
    public void refused() {
      credentials.refused();
    }
  }
}
