package io.portcullis.connectors.hsm.listing;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;

import io.portcullis.connectors.api.http.BearerToken;
import io.portcullis.connectors.api.http.Transport;

/** Logs in with a token, which it fetches over a connection of its own. */
public final class TokenLogin implements JsonService.Login {
  private static final int MAX_BODY = 1 << 20;

  private final BearerToken token;
  private final Transport http;
  private final Clock clock;

  /**
   * @param timeout of one call for a token
   */
  public TokenLogin(BearerToken token, Duration timeout, Clock clock) {
    this.token = token;
    this.http = new Transport(timeout, MAX_BODY);
    this.clock = clock;
  }

  @Override
  public void sign(HttpRequest.Builder request) throws IOException, InterruptedException {
    request.header("Authorization", token.header(http, clock.instant()));
  }

  @Override
  public void refused() {
    token.refused();
  }

  @Override
  public void close() {
    http.close();
  }
}
