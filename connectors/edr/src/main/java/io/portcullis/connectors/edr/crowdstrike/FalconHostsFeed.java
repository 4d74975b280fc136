package io.portcullis.connectors.edr.crowdstrike;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Feed;
import io.portcullis.connectors.api.TimeCursor;

/**
 * Feed {@code falcon-hosts}: all hosts once, then those that changed, in the order of their last
 * change ({@code GET /devices/combined/devices/v1}, operation CombinedDevicesByFilter, whose {@code
 * next} is the {@code offset} of the next page).
 */
public final class FalconHostsFeed implements Feed {
  private static final int PAGE = 1_000;
  private static final int BAD_REQUEST = 400;
  private static final int GONE = 410;
  private static final String TIME = "modified_timestamp";

  @Override
  public String name() {
    return "falcon-hosts";
  }

  @Override
  public String type() {
    return "crowdstrike";
  }

  @Override
  public Request request(URI base, String cursor, Instant now) {
    TimeCursor place = TimeCursor.ofList(cursor, now);
    String query = "?limit=" + PAGE + "&sort=" + TIME + ".asc";
    if (!place.whole()) {
      query += "&filter=" + encoded(TIME + ":>='" + place.since() + "'");
    }
    if (!place.page().isEmpty()) {
      query += "&offset=" + encoded(place.page());
    }
    return new Request(base.resolve("/devices/combined/devices/v1" + query), Optional.empty());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public Step read(URI base, String cursor, Instant now, Answer answer) {
    Doc page = Feed.page(answer);
    if (!page.at("resources").isArray()) {
      throw new BadRecord("resources: missing in the page");
    }
    TimeCursor place = TimeCursor.ofList(cursor, now);
    for (Doc host : page.list("resources")) {
      place = place.seen(host.text(TIME));
    }
    String next = page.list("resources").isEmpty() ? "" : page.text("meta.pagination.next");
    return new Step(place.next(next).text(), !next.isEmpty());
  }

  /** The token of a page lives for minutes only. */
  @Override
  public boolean forgotten(int status) {
    return status == BAD_REQUEST || status == GONE;
  }
}
