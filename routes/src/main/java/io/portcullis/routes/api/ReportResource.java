package io.portcullis.routes.api;

import java.time.Instant;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import io.portcullis.routes.people.Right;

/** What would be cut off if every rule were in force, and taking that as it is. */
@Consumes(MediaType.APPLICATION_JSON)
@Path("/report/observed")
public class ReportResource {
  private final Hub hub;
  private final Changes changes;

  @Inject
  ReportResource(Hub hub, Changes changes) {
    this.hub = hub;
    this.changes = changes;
  }

  @GET
  @Needs(Right.READ)
  public Observed observed() {
    return hub.observed();
  }

  @POST
  @Path("/baseline")
  @Needs(Right.CONFIGURE)
  public ExemptionView accept(Asked.ForBaseline asked) {
    Asked.ForBaseline body = Asked.required(asked, "the body");
    String rule = body.rule() == null ? "all" : body.rule();
    Instant until = Asked.until(body.until());
    String reason = Asked.reason(body.reason());
    return changes.make(
        "%s until %s".formatted(rule, until),
        reason,
        by -> hub.acceptBaseline(by, rule, until, reason));
  }
}
