package io.portcullis.connectors.idp.keycloak;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Feed;
import io.portcullis.connectors.api.TimeCursor;

/**
 * The events that a realm keeps, oldest first (Keycloak's admin REST API, {@code
 * /admin/realms/REALM/events} and {@code /admin-events}). The address of the API is that of the
 * realm: {@code https://HOST/admin/realms/REALM}.
 */
abstract class KeycloakFeed implements Feed {
  private static final int PAGE = 100;

  private final String name;
  private final String path;

  KeycloakFeed(String name, String path) {
    this.name = name;
    this.path = path;
  }

  /** Feed {@code keycloak-events}: what people did. */
  public static final class Events extends KeycloakFeed {
    public Events() {
      super("keycloak-events", "/events");
    }
  }

  /** Feed {@code keycloak-admin-events}: what was done to accounts. */
  public static final class AdminEvents extends KeycloakFeed {
    public AdminEvents() {
      super("keycloak-admin-events", "/admin-events");
    }
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String type() {
    return "keycloak";
  }

  @Override
  public final Request request(URI base, String cursor, Instant now) {
    TimeCursor place = TimeCursor.of(cursor, now);
    String url =
        base.toString().replaceFirst("/$", "")
            + path
            + "?direction=asc&max="
            + PAGE
            + "&first="
            + offset(place)
            + "&dateFrom="
            + place.since().toEpochMilli();
    return new Request(URI.create(url), Optional.empty());
  }

  /** Events of one millisecond can fill a page: the offset counts from the question's beginning. */
  @Override
  public final Step read(URI base, String cursor, Instant now, Answer answer) {
    Doc page = Feed.page(answer);
    if (!page.isArray()) {
      throw new BadRecord("the page is no array of events");
    }
    TimeCursor place = TimeCursor.of(cursor, now);
    List<Doc> events = page.items();
    for (Doc event : events) {
      place = place.seen(time(event));
    }
    boolean full = events.size() >= PAGE;
    String next = full ? Integer.toString(offset(place) + events.size()) : "";
    return new Step(place.next(next).text(), full);
  }

  private static int offset(TimeCursor place) {
    try {
      return place.page().isEmpty() ? 0 : Integer.parseInt(place.page());
    } catch (NumberFormatException e) {
      throw new BadRecord("the kept place holds no offset");
    }
  }

  /** Milliseconds since 1970. */
  private static String time(Doc event) {
    try {
      return Instant.ofEpochMilli(Long.parseLong(event.text("time"))).toString();
    } catch (NumberFormatException | DateTimeException e) {
      return "";
    }
  }
}
