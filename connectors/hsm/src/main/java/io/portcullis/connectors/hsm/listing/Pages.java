package io.portcullis.connectors.hsm.listing;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** The pages of one list: each is asked for once, and there is an end to them. */
public final class Pages {
  static final int MOST = 2_000;

  private final Set<String> seen = new HashSet<>();

  /**
   * Where the next page is.
   *
   * @throws IOException when the list has led there before, or has too many pages
   */
  public String next(String page) throws IOException {
    if (!seen.add(page)) {
      throw new IOException("the list has no end: a page leads back to an earlier one");
    }
    if (seen.size() > MOST) {
      throw new IOException("the list has more than " + MOST + " pages");
    }
    return page;
  }
}
