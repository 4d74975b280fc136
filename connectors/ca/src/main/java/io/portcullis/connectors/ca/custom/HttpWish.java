package io.portcullis.connectors.ca.custom;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.connectors.ca.authority.Require;

/**
 * How one thing is asked for over HTTP, as it is configured.
 *
 * @param url with placeholders in its path and query
 * @param headers may hold placeholders
 * @param json a body in JSON with placeholders in its texts; json, form or text, or none of them
 * @param answers what they mean; empty: 2xx is done
 */
public record HttpWish(
    String method,
    String url,
    Map<String, String> headers,
    Optional<String> json,
    Map<String, String> form,
    Optional<String> text,
    List<AnswerRule> answers) {
  /** Headers, fields of a form, and answers, of each. */
  static final int MOST = 64;

  /** What keeps this from being asked, with its place below the wish's own name. */
  public Optional<String> problem(Wish wish) {
    try {
      HttpRequestTemplate.of(this, wish);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  Body body(Wish wish, String where) {
    long bodies =
        (json.isPresent() ? 1 : 0) + (text.isPresent() ? 1 : 0) + (form.isEmpty() ? 0 : 1);
    Require.that(bodies <= 1, where + ": has more than one of json, form and text");
    Require.that(bodies == 0 || !method.equals("GET"), where + ": a GET has no body");
    if (json.isPresent()) {
      return Body.OfJson.of(json.get(), wish, where + ".json");
    }
    if (text.isPresent()) {
      return Body.OfText.of(text.get(), wish, where + ".text");
    }
    return form.isEmpty() ? new Body.None() : Body.OfForm.of(form, wish, where + ".form");
  }
}
