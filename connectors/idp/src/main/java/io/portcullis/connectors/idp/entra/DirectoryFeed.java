package io.portcullis.connectors.idp.entra;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Feed;
import io.portcullis.connectors.api.Graph;

/**
 * Users and devices of the directory. The cursor is the next page; behind the last one it is where
 * Graph tells what has changed since (Graph, "Use delta query to track changes"), or the beginning
 * for a list that is always read whole.
 */
abstract class DirectoryFeed implements Feed {
  private static final String DEVICE =
      "id,deviceId,displayName,accountEnabled,isCompliant,isManaged,trustType,operatingSystem,"
          + "operatingSystemVersion,manufacturer,model,approximateLastSignInDateTime";

  private final String name;
  private final String first;

  /**
   * @param first path and query of the first page
   */
  DirectoryFeed(String name, String first) {
    this.name = name;
    this.first = first;
  }

  /** Feed {@code entra-users}: all people once, then who is new, changed or deleted. */
  public static final class Users extends DirectoryFeed {
    public Users() {
      super(
          "entra-users",
          "/v1.0/users/delta?$select=id,userPrincipalName,mail,displayName,accountEnabled,"
              + "onPremisesSamAccountName,onPremisesSecurityIdentifier,securityIdentifier");
    }
  }

  /**
   * Feed {@code entra-devices}: the whole list each time, with whose each device is, which no delta
   * query tells.
   */
  public static final class Devices extends DirectoryFeed {
    public Devices() {
      super(
          "entra-devices",
          "/v1.0/devices?$select="
              + DEVICE
              + "&$expand=registeredOwners($select=id,userPrincipalName)&$top=100");
    }
  }

  /** Feed {@code entra-device-changes}: all devices once, then what is new, changed or deleted. */
  public static final class DeviceChanges extends DirectoryFeed {
    public DeviceChanges() {
      super("entra-device-changes", "/v1.0/devices/delta?$select=" + DEVICE);
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
    URI url = cursor.isEmpty() ? base.resolve(first) : Feed.sameOrigin(base, cursor);
    return new Request(url, Optional.empty());
  }

  @Override
  public final Step read(URI base, String cursor, Instant now, Answer answer) {
    Doc page = Graph.page(answer);
    String next = Graph.nextLink(base, page);
    return next.isEmpty() ? new Step(Graph.deltaLink(base, page), false) : new Step(next, true);
  }

  @Override
  public final boolean forgotten(int status) {
    return Graph.forgotten(status);
  }
}
