package io.portcullis.connectors.api.http;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Json;

/** A token of an OAuth server (RFC 6749 section 5.1), fetched when the old one ends. */
public final class AccessToken implements BearerToken {
  private static final Duration BEFORE_ITS_END = Duration.ofSeconds(60);
  private static final long USUAL_SECONDS = 300;
  private static final long MOST_SECONDS = 86_400;

  private final URI tokenUrl;
  private final Function<Instant, Map<String, String>> grant;
  private String token = "";
  private Instant until = Instant.MIN;

  /**
   * @param grant what the server is shown, made anew for each token; empty values are left out
   */
  public AccessToken(URI tokenUrl, Function<Instant, Map<String, String>> grant) {
    this.tokenUrl = tokenUrl;
    this.grant = grant;
  }

  @Override
  public synchronized String header(Transport http, Instant now)
      throws IOException, InterruptedException {
    if (now.isAfter(until)) {
      fetch(http, now);
    }
    return "Bearer " + token;
  }

  @Override
  public synchronized void refused() {
    until = Instant.MIN;
  }

  private void fetch(Transport http, Instant now) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request(now));
    if (response.statusCode() / 100 != 2) {
      throw new IOException("no token: status " + response.statusCode());
    }
    try {
      Doc answer = page(response.body());
      token = answer.need("access_token");
      long seconds = (long) answer.number("expires_in").orElse(USUAL_SECONDS);
      until = now.plusSeconds(Math.clamp(seconds, 0, MOST_SECONDS)).minus(BEFORE_ITS_END);
    } catch (BadRecord e) {
      throw new IOException("no token: " + e.getMessage(), e);
    }
  }

  private static Doc page(byte[] body) {
    try {
      return Doc.of(Json.VENDOR.readTree(body));
    } catch (IOException e) {
      throw new BadRecord("the page is no JSON");
    }
  }

  private HttpRequest request(Instant now) {
    String body =
        grant.apply(now).entrySet().stream()
            .filter(e -> !e.getValue().isEmpty())
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return HttpRequest.newBuilder(tokenUrl)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  @Override
  public String toString() {
    return "AccessToken[" + tokenUrl.getHost() + "]";
  }
}
