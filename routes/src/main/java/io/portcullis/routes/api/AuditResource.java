package io.portcullis.routes.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import io.portcullis.routes.people.Right;

/** How far the trail is signed and witnessed. */
@Path("/audit")
public class AuditResource {
  private final Hub hub;

  @Inject
  AuditResource(Hub hub) {
    this.hub = hub;
  }

  @GET
  @Path("/status")
  @Needs(Right.READ)
  public AuditStatus status() {
    return hub.audit().status();
  }

  @GET
  @Path("/checkpoints")
  @Needs(Right.READ)
  public CheckpointPage checkpoints(
      @QueryParam("before") @DefaultValue("") String before,
      @QueryParam("limit") @DefaultValue("100") String limit) {
    return hub.audit().page(before, most(limit));
  }

  private static int most(String given) {
    int most = given.matches("[0-9]{1,4}") ? Integer.parseInt(given) : 0;
    if (most < 1 || most > AuditTrail.MOST) {
      throw new Refuse(400, "parameter limit must be 1 to " + AuditTrail.MOST);
    }
    return most;
  }
}
