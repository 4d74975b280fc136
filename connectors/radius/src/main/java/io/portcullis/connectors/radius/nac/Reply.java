package io.portcullis.connectors.radius.nac;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.Map;
import java.util.Optional;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Json;

/**
 * What came of one call.
 *
 * @param status of HTTP; 0 when there was no whole answer
 * @param body the answer as JSON; a document in which nothing is present when it is none
 * @param problem why there is no answer; empty when there is one
 */
public record Reply(int status, HttpHeaders headers, Doc body, String problem) {
  public static final int UNAUTHORIZED = 401;
  public static final int FORBIDDEN = 403;
  public static final int NOT_FOUND = 404;
  public static final int TOO_MANY = 429;
  public static final int SERVER_ERROR = 500;

  private static final int GOOD = 200;
  private static final int GOOD_END = 300;
  private static final int MAX_WORDS = 160;
  private static final HttpHeaders NONE = HttpHeaders.of(Map.of(), (name, value) -> true);

  static Reply of(int status, HttpHeaders headers, byte[] body) {
    return new Reply(status, headers, document(body), "");
  }

  /** Of a call that was not needed. */
  public static Reply fine() {
    return new Reply(GOOD, NONE, Doc.none(), "");
  }

  public static Reply none(String problem) {
    return new Reply(0, NONE, Doc.none(), problem);
  }

  public boolean good() {
    return status >= GOOD && status < GOOD_END;
  }

  public boolean unanswered() {
    return status == 0;
  }

  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** For people: the status, and what the controller says of it in its own words. */
  public String describe() {
    if (unanswered()) {
      return problem;
    }
    String wait = header("Retry-After").map(t -> ", asks to wait " + plain(t)).orElse("");
    String words = words();
    return "HTTP " + status + wait + (words.isEmpty() ? "" : ", \"" + words + "\"");
  }

  /** Its own words: where ISE, ClearPass and problem documents (RFC 9457) have them. */
  public String words() {
    String title =
        body.at("ERSResponse").list("messages").stream()
            .map(m -> m.text("title"))
            .findFirst()
            .orElse("");
    return plain(title.isEmpty() ? body.first("detail", "message", "title", "error") : title);
  }

  /** Cut and without control characters: it ends up in logs and on screens. */
  private static String plain(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", " ").strip();
    return clean.substring(0, Math.min(clean.length(), MAX_WORDS));
  }

  private static Doc document(byte[] body) {
    try {
      return body.length == 0 ? Doc.none() : Doc.of(Json.VENDOR.readTree(body));
    } catch (IOException e) {
      return Doc.none();
    }
  }
}
