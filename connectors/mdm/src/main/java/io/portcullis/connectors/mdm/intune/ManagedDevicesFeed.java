package io.portcullis.connectors.mdm.intune;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Feed;
import io.portcullis.connectors.api.Graph;

/**
 * Feed {@code intune-managed-devices}: the whole list, from its beginning each time, so that all
 * names of a device are known whatever its events tell. The cursor is the next page of a list that
 * is not through yet, so that a long one goes on after a restart.
 */
public final class ManagedDevicesFeed implements Feed {
  private static final int PAGE = 500;

  @Override
  public String name() {
    return "intune-managed-devices";
  }

  @Override
  public String type() {
    return "intune";
  }

  @Override
  public Request request(URI base, String cursor, Instant now) {
    URI url =
        cursor.isEmpty()
            ? base.resolve("/v1.0/deviceManagement/managedDevices?$top=" + PAGE)
            : Feed.sameOrigin(base, cursor);
    return new Request(url, Optional.empty());
  }

  @Override
  public Step read(URI base, String cursor, Instant now, Answer answer) {
    Doc page = Graph.page(answer);
    String next = Graph.nextLink(base, page);
    return new Step(next, !next.isEmpty());
  }

  @Override
  public boolean forgotten(int status) {
    return Graph.forgotten(status);
  }
}
