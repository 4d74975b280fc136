package io.portcullis.connectors.ca.custom;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.ca.authority.Escape;
import io.portcullis.connectors.ca.authority.Limits;
import io.portcullis.connectors.ca.authority.Require;

/**
 * An address with placeholders in its path and query. Where the call goes is fixed.
 *
 * @param base scheme, host and port
 */
record UrlTemplate(URI base, Template path, Optional<Template> query) {
  private static final Pattern FORM = Pattern.compile("(https?://[^/?#{}]+)(/[^?#]*)?(\\?[^#]*)?");

  static UrlTemplate of(String text, Wish wish, String where) {
    Matcher form = FORM.matcher(text);
    Require.that(
        form.matches(),
        where + ": must be https://HOST[:PORT]/PATH[?QUERY], placeholders after the host only");
    URI base = URI.create(form.group(1));
    Limits.address(base, where);
    Template path = Template.of(Optional.ofNullable(form.group(2)).orElse("/"), wish, where);
    Optional<Template> query =
        Optional.ofNullable(form.group(3)).map(q -> Template.of(q.substring(1), wish, where));
    UrlTemplate made = new UrlTemplate(base, path, query);
    made.tried(where);
    return made;
  }

  /** Path and query as they are sent. */
  String fill(Values values) {
    return path.fill(values, Escape::segment)
        + query.map(q -> "?" + q.fill(values, Escape::parameter)).orElse("");
  }

  private void tried(String where) {
    Values sample =
        new Values("1", "CN=Sample", io.portcullis.model.ReasonCode.UNSPECIFIED, "act-1", 1);
    try {
      URI.create(base + fill(sample));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          where + ": has a character that must be percent-encoded", e);
    }
  }
}
