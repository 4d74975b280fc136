package io.portcullis.connectors.api;

import java.net.URI;
import java.util.Optional;

/** Pages of Microsoft Graph ("Paging Microsoft Graph data in your app"). */
public final class Graph {
  private Graph() {}

  /**
   * @throws BadRecord when the answer holds no list
   */
  public static Doc page(Feed.Answer answer) {
    Doc page = Feed.page(answer);
    if (!page.at("value").isArray()) {
      throw new BadRecord("value: missing in the page");
    }
    return page;
  }

  /**
   * Empty on the last page.
   *
   * @throws BadRecord when it lies at another address than the API
   */
  public static String nextLink(URI base, Doc page) {
    // The name itself holds a dot, which is no way into the document.
    String next =
        Optional.ofNullable(page.fields().get("@odata.nextLink")).map(Doc::value).orElse("");
    return next.isEmpty() ? "" : Feed.sameOrigin(base, next).toString();
  }
}
