package io.portcullis.connectors.edr.crowdstrike;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Feed;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.TimeCursor;

/**
 * Feed {@code falcon-alerts}: Falcon's alerts in the order of their last change ({@code POST
 * /alerts/combined/alerts/v1}), so that one that is closed or changed comes again.
 */
public final class FalconAlertsFeed implements Feed {
  private static final int PAGE = 500;

  @Override
  public String name() {
    return "falcon-alerts";
  }

  @Override
  public String type() {
    return "crowdstrike";
  }

  @Override
  public Request request(URI base, String cursor, Instant now) {
    TimeCursor place = TimeCursor.of(cursor, now);
    Map<String, Object> question = new LinkedHashMap<>();
    question.put("filter", "updated_timestamp:>='" + place.since() + "'");
    question.put("sort", "updated_timestamp|asc");
    question.put("limit", PAGE);
    if (!place.page().isEmpty()) {
      question.put("after", place.page());
    }
    URI url = base.resolve("/alerts/combined/alerts/v1");
    return new Request(url, Optional.of(Json.text(question)));
  }

  @Override
  public Step read(URI base, String cursor, Instant now, Answer answer) {
    Doc page = Feed.page(answer);
    if (!page.at("resources").isArray()) {
      throw new BadRecord("resources: missing in the page");
    }
    TimeCursor place = TimeCursor.of(cursor, now);
    for (Doc alert : page.list("resources")) {
      place = place.seen(alert.text("updated_timestamp"));
    }
    String after = page.list("resources").isEmpty() ? "" : page.text("meta.pagination.after");
    return new Step(place.next(after).text(), !after.isEmpty());
  }
}
