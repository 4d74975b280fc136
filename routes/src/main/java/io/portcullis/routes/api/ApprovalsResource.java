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

/** What waits for people, and their word on it. */
@Consumes(MediaType.APPLICATION_JSON)
@Path("/approvals")
public class ApprovalsResource {
  private final Hub hub;
  private final Changes changes;

  @Inject
  ApprovalsResource(Hub hub, Changes changes) {
    this.hub = hub;
    this.changes = changes;
  }

  @GET
  @Needs(Right.READ)
  public List<Approval> waiting() {
    return hub.approvals();
  }

  @POST
  @Path("/{id}")
  @Needs(Right.APPROVE)
  public Approval decide(@PathParam("id") String id, Asked.ForDecision asked) {
    String reason = Asked.reason(Asked.required(asked, "the body").reason());
    Decision decision = Asked.required(asked.decision(), "field \"decision\"");
    return changes.make("", reason, by -> hub.decide(by, id, decision, reason));
  }
}
