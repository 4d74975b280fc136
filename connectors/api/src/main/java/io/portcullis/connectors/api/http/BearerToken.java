package io.portcullis.connectors.api.http;

import java.io.IOException;
import java.time.Instant;

/** What proves the hub to an API, and is fetched from elsewhere (RFC 6750). */
public interface BearerToken {
  /**
   * Value of the header Authorization.
   *
   * @param http to where tokens are fetched
   * @throws IOException when there is no token to be had now; holds no secret
   */
  String header(Transport http, Instant now) throws IOException, InterruptedException;

  /** The token was not taken: the next call fetches another. */
  void refused();
}
