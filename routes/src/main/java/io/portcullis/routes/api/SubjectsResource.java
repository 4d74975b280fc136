package io.portcullis.routes.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

import io.portcullis.routes.people.Right;

/** Taking subjects back. */
@Consumes(MediaType.APPLICATION_JSON)
@Path("/subjects")
public class SubjectsResource {
  private final Hub hub;
  private final Changes changes;

  @Inject
  SubjectsResource(Hub hub, Changes changes) {
    this.hub = hub;
    this.changes = changes;
  }

  @POST
  @Path("/{id}/reinstate")
  @Needs(Right.REINSTATE)
  public Receipt reinstate(@PathParam("id") String id, Asked.ForReason asked) {
    String reason = Asked.reason(Asked.required(asked, "the body").reason());
    return changes.make("", reason, by -> hub.reinstate(by, id, reason));
  }
}
