package io.portcullis.connectors.mdm.jamf;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Feed;

/**
 * Jamf Pro's inventory (Jamf Pro API, "Return paginated Computer Inventory records", "... Mobile
 * Device Inventory records"): the whole list, from its beginning each time, so that all names of a
 * device are known whatever its webhooks tell. The cursor is the number of the next page of a list
 * that is not through yet.
 *
 * <p>Jamf counts pages, and keeps none of them: when a device is deleted meanwhile, the one that
 * moves over the edge of a page is missed until the list is read again.
 */
abstract class InventoryFeed implements Feed {
  private static final int PAGE = 200;

  /** More pages than any Jamf Pro has: one that never ends is not followed for ever. */
  static final int MAX_PAGES = 10_000;

  private final String name;
  private final String path;
  private final String sort;
  private final List<String> sections;

  /**
   * @param sort field that does not change, so that pages keep their order
   */
  InventoryFeed(String name, String path, String sort, List<String> sections) {
    this.name = name;
    this.path = path;
    this.sort = sort;
    this.sections = sections;
  }

  /** Feed {@code jamf-computers}. */
  public static final class Computers extends InventoryFeed {
    public Computers() {
      super(
          "jamf-computers",
          "/api/v1/computers-inventory",
          "id",
          List.of(
              "GENERAL",
              "HARDWARE",
              "USER_AND_LOCATION",
              "SECURITY",
              "DISK_ENCRYPTION",
              "OPERATING_SYSTEM",
              "GROUP_MEMBERSHIPS"));
    }
  }

  /** Feed {@code jamf-mobile-devices}. */
  public static final class MobileDevices extends InventoryFeed {
    public MobileDevices() {
      super(
          "jamf-mobile-devices",
          "/api/v2/mobile-devices/detail",
          "serialNumber",
          List.of("GENERAL", "HARDWARE", "USER_AND_LOCATION", "SECURITY", "GROUPS"));
    }
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String type() {
    return "jamf";
  }

  @Override
  public final Request request(URI base, String cursor, Instant now) {
    String query =
        sections.stream().map(s -> "section=" + s).collect(Collectors.joining("&", "?", ""));
    String page = "&page=" + number(cursor) + "&page-size=" + PAGE + "&sort=" + sort + ":asc";
    return new Request(base.resolve(path + query + page), Optional.empty());
  }

  @Override
  public final Step read(URI base, String cursor, Instant now, Answer answer) {
    Doc page = Feed.page(answer);
    if (!page.at("results").isArray()) {
      throw new BadRecord("results: missing in the page");
    }
    int next = number(cursor) + 1;
    boolean some = !page.list("results").isEmpty();
    boolean more = page.number("totalCount").orElse(0) > (double) next * PAGE;
    return some && more && next < MAX_PAGES
        ? new Step(Integer.toString(next), true)
        : new Step("", false);
  }

  private static int number(String cursor) {
    if (!cursor.matches("\\d{0,5}")) {
      throw new BadRecord("the kept place is no number of a page");
    }
    return cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
  }
}
