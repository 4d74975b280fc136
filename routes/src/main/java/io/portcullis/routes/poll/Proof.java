package io.portcullis.routes.poll;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Feed;
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
        .<Proof>map(Granted::new)
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

  /** A token by client credentials (RFC 6749 section 4.4), fetched when the old one ends. */
  final class Granted implements Proof {
    private static final Duration BEFORE_ITS_END = Duration.ofSeconds(60);
    private static final long USUAL_SECONDS = 300;

    private final OauthSettings oauth;
    private String token = "";
    private Instant until = Instant.MIN;

    Granted(OauthSettings oauth) {
      this.oauth = oauth;
    }

    @Override
    public synchronized String header(Caller caller, Instant now)
        throws IOException, InterruptedException {
      if (now.isAfter(until)) {
        fetch(caller, now);
      }
      return "Bearer " + token;
    }

    private void fetch(Caller caller, Instant now) throws IOException, InterruptedException {
      Caller.Reply reply = caller.send(request(oauth.tokenUrl()));
      if (!reply.good()) {
        throw new IOException("no token: status " + reply.status());
      }
      try {
        Doc answer = Feed.page(reply.answer());
        token = answer.need("access_token");
        long seconds = (long) answer.number("expires_in").orElse(USUAL_SECONDS);
        until = now.plusSeconds(Math.clamp(seconds, 0, 86_400)).minus(BEFORE_ITS_END);
      } catch (BadRecord e) {
        throw new IOException("no token: " + e.getMessage(), e);
      }
    }

    private HttpRequest request(URI url) {
      Map<String, String> form =
          Map.of(
              "grant_type", "client_credentials",
              "client_id", oauth.clientId(),
              "client_secret", oauth.clientSecret().reveal(),
              "scope", oauth.scope());
      String body =
          form.entrySet().stream()
              .filter(e -> !e.getValue().isEmpty())
              .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
              .collect(Collectors.joining("&"));
      return HttpRequest.newBuilder(url)
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(HttpRequest.BodyPublishers.ofString(body))
          .build();
    }

    @Override
    public synchronized void refused() {
      until = Instant.MIN;
    }
  }
}
