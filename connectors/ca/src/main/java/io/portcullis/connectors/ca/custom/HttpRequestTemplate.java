package io.portcullis.connectors.ca.custom;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.portcullis.connectors.ca.authority.Require;

/**
 * How one thing is asked for over HTTP.
 *
 * @param headers beside those that belong to the body and to the proof of who asks
 */
record HttpRequestTemplate(
    String method,
    UrlTemplate url,
    Map<String, Template> headers,
    Body body,
    List<AnswerRule> answers) {
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  /** Those that the connection itself, or the proof of who asks, sets. */
  private static final Set<String> TAKEN =
      Set.of(
          "connection",
          "content-length",
          "content-type",
          "expect",
          "host",
          "upgrade",
          "transfer-encoding",
          "authorization");

  static HttpRequestTemplate of(HttpWish settings, Wish wish) {
    String where = wish.word();
    Require.that(METHODS.contains(settings.method()), where + ".method: must be one of " + METHODS);
    bound(settings.headers().size(), where + ".headers");
    bound(settings.form().size(), where + ".form");
    bound(settings.answers().size(), where + ".answers");
    Map<String, Template> headers = new LinkedHashMap<>();
    settings
        .headers()
        .forEach((name, text) -> headers.put(name, header(name, text, wish, where + ".headers")));
    List<AnswerRule> answers =
        settings.answers().isEmpty() && wish != Wish.LOOK ? AnswerRule.USUAL : settings.answers();
    AnswerRule.check(answers, wish, where + ".answers");
    return new HttpRequestTemplate(
        settings.method(),
        UrlTemplate.of(settings.url(), wish, where + ".url"),
        headers,
        settings.body(wish, where),
        answers);
  }

  private static void bound(int size, String where) {
    Require.that(size <= HttpWish.MOST, where + ": more than " + HttpWish.MOST);
  }

  private static Template header(String name, String text, Wish wish, String where) {
    Require.that(
        HttpAuth.NAME.matcher(name).matches() && !TAKEN.contains(name.toLowerCase(Locale.ROOT)),
        where + ": " + name + " can not be set here");
    Template template = Template.of(text, wish, where + "." + name);
    Require.that(
        !template.free() && text.chars().allMatch(c -> c >= ' ' && c <= '~'),
        where + "." + name + ": a header holds ASCII in one line, and no {issuer}");
    return template;
  }
}
