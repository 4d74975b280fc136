package io.portcullis.routes.api;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

import io.portcullis.routes.people.Right;

/** Mass changes that are announced beforehand. */
@Consumes(MediaType.APPLICATION_JSON)
@Path("/planned")
public class PlannedResource {
  private final Hub hub;
  private final Changes changes;

  @Inject
  PlannedResource(Hub hub, Changes changes) {
    this.hub = hub;
    this.changes = changes;
  }

  @GET
  @Needs(Right.READ)
  public List<PlannedChange> planned() {
    return hub.plannedChanges().planned();
  }

  @POST
  @Needs(Right.PLAN)
  public PlannedChange announce(Asked.ForPlan asked) {
    PlannedChanges.Wish wish = Asked.required(asked, "the body").wish();
    return changes.make(wish.group(), wish.reason(), by -> hub.plannedChanges().announce(by, wish));
  }

  @POST
  @Path("/{id}/cancel")
  @Needs(Right.PLAN)
  public PlannedChange cancel(@PathParam("id") String id, Asked.ForReason asked) {
    String reason = Asked.reason(Asked.required(asked, "the body").reason());
    return changes.make("", reason, by -> hub.plannedChanges().cancel(by, id, reason));
  }
}
