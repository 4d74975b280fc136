package io.portcullis.connectors.idp.okta;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Feed;
import io.portcullis.connectors.api.TimeCursor;

/**
 * Users and devices of an Okta organisation: all of them once but those that are deactivated
 * already, then whatever changed, a deactivation too. What {@code search} finds lags behind (Okta,
 * "List all users"), so that each question goes back a little; what comes twice is known by its
 * time of change.
 */
abstract class OktaListFeed implements Feed {
  private static final int PAGE = 200;
  private static final int BAD_REQUEST = 400;
  private static final String TIME = "lastUpdated";

  /** More than search is ever said to lag. */
  static final Duration LAG = Duration.ofMinutes(5);

  private final String name;
  private final String path;
  private final String more;
  private final String gone;

  /**
   * @param more further parameters of the first page
   * @param gone status of who is no news when the list is read for the first time; Okta's search
   *     has no "not equal"
   */
  OktaListFeed(String name, String path, String more, String gone) {
    this.name = name;
    this.path = path;
    this.more = more;
    this.gone = gone;
  }

  /** Feed {@code okta-users}. */
  public static final class Users extends OktaListFeed {
    public Users() {
      super("okta-users", "/api/v1/users", "&sortBy=" + TIME + "&sortOrder=asc", "DEPROVISIONED");
    }
  }

  /** Feed {@code okta-devices}: with the people that are enrolled on each. */
  public static final class Devices extends OktaListFeed {
    public Devices() {
      super("okta-devices", "/api/v1/devices", "&expand=user", "DEACTIVATED");
    }
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String type() {
    return "okta";
  }

  @Override
  public final Request request(URI base, String cursor, Instant now) {
    TimeCursor place = TimeCursor.ofList(cursor, now);
    URI url =
        place.page().isEmpty()
            ? base.resolve(path + question(place))
            : Feed.sameOrigin(base, place.page());
    return new Request(url, Optional.empty());
  }

  private String question(TimeCursor place) {
    Instant from = place.whole() ? place.since() : place.since().minus(LAG);
    String search = TIME + " ge \"" + from + "\"" + (place.whole() ? present() : "");
    String encoded = URLEncoder.encode(search, StandardCharsets.UTF_8).replace("+", "%20");
    return "?limit=" + PAGE + "&search=" + encoded + more;
  }

  /** Years of people who left would be as many findings at once. */
  private String present() {
    return " and (status lt \"" + gone + "\" or status gt \"" + gone + "\")";
  }

  @Override
  public final Step read(URI base, String cursor, Instant now, Answer answer) {
    TimeCursor place = TimeCursor.ofList(cursor, now);
    for (Doc item : OktaLinks.page(answer).items()) {
      place = place.seen(item.text(TIME));
    }
    String next = OktaLinks.next(base, answer).orElse("");
    return new Step(place.next(next).text(), !next.isEmpty());
  }

  /** The token of a page that is kept no longer is a bad request to Okta. */
  @Override
  public final boolean forgotten(int status) {
    return status == BAD_REQUEST;
  }
}
