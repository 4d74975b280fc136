package io.portcullis.connectors.ca.authority;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.portcullis.connectors.api.Json;

/**
 * A whole answer.
 *
 * @param retryAfter what Retry-After says (RFC 9110 section 10.2.3), or empty
 */
public record HttpReply(int status, String retryAfter, byte[] body) {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int TIMEOUT = 408;
  private static final int TOO_EARLY = 425;
  private static final int TOO_MANY = 429;

  static HttpReply of(HttpResponse<byte[]> response) {
    return new HttpReply(
        response.statusCode(),
        response.headers().firstValue("Retry-After").map(Said::brief).orElse(""),
        response.body());
  }

  public boolean ok() {
    return status >= 200 && status < 300;
  }

  /**
   * @throws IOException when it is no JSON; nothing of it is quoted
   */
  public JsonNode json() throws IOException {
    try {
      return Json.VENDOR.readTree(body);
    } catch (IOException e) {
      throw new IOException("HTTP " + status + " with a body that is not JSON");
    }
  }

  /** The body where it is JSON, else nothing: what an error says is only for people. */
  public JsonNode errors() {
    try {
      return json();
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /**
   * What an answer means that is none of those an API gives to this call: most others are the same
   * everywhere.
   *
   * @param said the authority's own words, or empty
   * @param right what the hub must be allowed to do there
   */
  public Reply otherwise(String said, String right) {
    String text =
        "HTTP "
            + status
            + Optional.of(said).filter(s -> !s.isEmpty()).map(s -> ": " + s).orElse("");
    return switch (status) {
      case UNAUTHORIZED -> Reply.notNow(text + " (it does not accept who asks)");
      case FORBIDDEN -> Reply.notNow(text + " (the right is missing: " + right + ")");
      case NOT_FOUND -> Reply.refused(text + " (it does not know the certificate)");
      case TIMEOUT, TOO_EARLY, TOO_MANY -> Reply.notNow(text + patience());
      default ->
          status >= 400 && status < 500
              ? Reply.refused(text)
              : Reply.notNow(text + (status < 400 ? " (not the API's answer)" : patience()));
    };
  }

  private String patience() {
    return retryAfter.isEmpty() ? "" : " (asks to wait: " + retryAfter + ")";
  }
}
