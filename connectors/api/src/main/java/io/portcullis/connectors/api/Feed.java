package io.portcullis.connectors.api;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An API of a vendor that is asked for records page by page: which request comes next, and what an
 * answer means. Stateless, and without I/O: the hub does the asking, and hands each page to the
 * parser of {@link #type}.
 */
public interface Feed {
  /** So far back the first request goes when nothing was ever asked. */
  Duration LOOK_BACK = Duration.ofHours(1);

  /** As the configuration knows it. */
  String name();

  /** Source type whose parser reads the pages. */
  String type();

  /**
   * @param base of the API, as configured
   * @param cursor what {@link Step#cursor} said last; empty at the very first
   * @throws BadRecord when the cursor is none of this feed's
   */
  Request request(URI base, String cursor, Instant now);

  /**
   * @param cursor and {@code now}: those of the request
   * @throws BadRecord when the answer is not a page of this API
   */
  Step read(URI base, String cursor, Instant now, Answer answer);

  /**
   * True when a request refused so names a place that the API keeps no longer. The hub then begins
   * anew, which only a feed may ask for whose beginning is the whole list: of a log it would be a
   * gap.
   *
   * @param status of HTTP
   */
  default boolean forgotten(int status) {
    return false;
  }

  /**
   * @param body empty for a GET
   */
  record Request(URI url, Optional<String> body) {}

  /** A successful answer; names of headers in lower case. */
  record Answer(Map<String, List<String>> headers, byte[] body) {
    /** Values of a header, whatever its case. */
    public List<String> header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }
  }

  /**
   * @param cursor where to go on once the page is durable
   * @param more true when the next page is there already
   */
  record Step(String cursor, boolean more) {}

  /**
   * The body as a document.
   *
   * @throws BadRecord when it is no JSON: half a page, or a proxy's own page
   */
  static Doc page(Answer answer) {
    try {
      return Doc.of(Json.VENDOR.readTree(answer.body()));
    } catch (IOException e) {
      throw new BadRecord("the page is no JSON");
    }
  }

  /**
   * A page that an answer names: asked for with the same proof, so it must lie at the same place.
   *
   * @throws BadRecord when it does not
   */
  static URI sameOrigin(URI base, String next) {
    try {
      URI url = URI.create(next);
      boolean same =
          base.getScheme().equalsIgnoreCase(url.getScheme())
              && base.getHost().equalsIgnoreCase(url.getHost())
              && base.getPort() == url.getPort();
      if (same) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      throw new BadRecord("the next page has no address");
    }
    throw new BadRecord("the next page lies at another address than the API");
  }
}
