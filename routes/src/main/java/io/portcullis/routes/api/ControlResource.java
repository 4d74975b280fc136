package io.portcullis.routes.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import io.portcullis.routes.people.Right;

/** Stopping and resuming everything that goes out. */
@Consumes(MediaType.APPLICATION_JSON)
@Path("/control")
public class ControlResource {
  private final Hub hub;
  private final Changes changes;

  @Inject
  ControlResource(Hub hub, Changes changes) {
    this.hub = hub;
    this.changes = changes;
  }

  @POST
  @Path("/stop")
  @Needs(Right.STOP)
  public ControlState stop(Asked.ForReason asked) {
    String reason = Asked.reason(Asked.required(asked, "the body").reason());
    return changes.make("", reason, by -> hub.stop(by, reason));
  }

  @POST
  @Path("/resume")
  @Needs(Right.RESUME)
  public ControlState resume(Asked.ForReason asked) {
    String reason = Asked.reason(Asked.required(asked, "the body").reason());
    return changes.make("", reason, by -> hub.resume(by, reason));
  }
}
