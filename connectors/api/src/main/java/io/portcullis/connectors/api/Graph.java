package io.portcullis.connectors.api;

import java.net.URI;
import java.util.Optional;

/** Pages of Microsoft Graph ("Paging Microsoft Graph data in your app"). */
public final class Graph {
  private static final int BAD_REQUEST = 400;
  private static final int GONE = 410;

  private Graph() {}

  /**
   * How Graph refuses a page token that is too old ({@code Directory_ExpiredPageToken}), and a
   * delta token after which it wants all read again ("Use delta query to track changes").
   */
  public static boolean forgotten(int status) {
    return status == BAD_REQUEST || status == GONE;
  }

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
    return link(base, page, "@odata.nextLink");
  }

  /**
   * Where changes from now on are told; empty on all pages but the last of a delta query.
   *
   * @throws BadRecord when it lies at another address than the API
   */
  public static String deltaLink(URI base, Doc page) {
    return link(base, page, "@odata.deltaLink");
  }

  /**
   * An annotation such as {@code @odata.type}; empty where there is none. Its name holds a dot,
   * which is no way into the document.
   */
  public static String annotation(Doc doc, String name) {
    return Optional.ofNullable(doc.fields().get(name)).map(Doc::value).orElse("");
  }

  private static String link(URI base, Doc page, String name) {
    String link = annotation(page, name);
    return link.isEmpty() ? "" : Feed.sameOrigin(base, link).toString();
  }
}
