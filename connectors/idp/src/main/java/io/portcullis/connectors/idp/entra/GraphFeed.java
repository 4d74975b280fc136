package io.portcullis.connectors.idp.entra;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Feed;
import io.portcullis.connectors.api.Graph;
import io.portcullis.connectors.api.TimeCursor;

/**
 * A list of Microsoft Graph that grows with time, in the order of one of its times (Graph, "Paging
 * Microsoft Graph data in your app"): pages follow {@code @odata.nextLink}.
 */
abstract class GraphFeed implements Feed {
  private static final int PAGE = 500;

  private final String name;
  private final String path;
  private final String time;

  /**
   * @param time field that records are ordered and asked by
   */
  GraphFeed(String name, String path, String time) {
    this.name = name;
    this.path = path;
    this.time = time;
  }

  /** Feed {@code entra-sign-ins}. */
  public static final class SignIns extends GraphFeed {
    public SignIns() {
      super("entra-sign-ins", "/v1.0/auditLogs/signIns", "createdDateTime");
    }
  }

  /** Feed {@code entra-audits}. */
  public static final class Audits extends GraphFeed {
    public Audits() {
      super("entra-audits", "/v1.0/auditLogs/directoryAudits", "activityDateTime");
    }
  }

  /** Feed {@code entra-risk-detections}: a detection that changes comes again. */
  public static final class RiskDetections extends GraphFeed {
    public RiskDetections() {
      super(
          "entra-risk-detections",
          "/v1.0/identityProtection/riskDetections",
          "lastUpdatedDateTime");
    }
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String type() {
    return "entra";
  }

  @Override
  public final Request request(URI base, String cursor, Instant now) {
    TimeCursor place = TimeCursor.of(cursor, now);
    URI url =
        place.page().isEmpty()
            ? base.resolve(path + question(place.since()))
            : Feed.sameOrigin(base, place.page());
    return new Request(url, Optional.empty());
  }

  private String question(Instant since) {
    return "?$filter=" + encoded(time + " ge " + since) + "&$orderby=" + time + "&$top=" + PAGE;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public final Step read(URI base, String cursor, Instant now, Answer answer) {
    Doc page = Graph.page(answer);
    TimeCursor place = TimeCursor.of(cursor, now);
    for (Doc record : page.list("value")) {
      place = place.seen(record.text(time));
    }
    String next = Graph.nextLink(base, page);
    return new Step(place.next(next).text(), !next.isEmpty());
  }
}
