package io.portcullis.connectors.idp.okta;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Feed;

/** Pages of Okta's APIs: an array, and the next page in a header (Okta, "Pagination"). */
final class OktaLinks {
  private static final Pattern NEXT = Pattern.compile("<([^>]{1,4096})>;\\s*rel=\"next\"");

  private OktaLinks() {}

  /**
   * @throws BadRecord when the answer is no array
   */
  static Doc page(Feed.Answer answer) {
    Doc page = Feed.page(answer);
    if (!page.isArray()) {
      throw new BadRecord("the page is no array");
    }
    return page;
  }

  /**
   * @throws BadRecord when it lies at another address than the API
   */
  static Optional<String> next(URI base, Feed.Answer answer) {
    return answer.header("link").stream()
        .map(NEXT::matcher)
        .filter(Matcher::find)
        .map(next -> Feed.sameOrigin(base, next.group(1)).toString())
        .findFirst();
  }
}
