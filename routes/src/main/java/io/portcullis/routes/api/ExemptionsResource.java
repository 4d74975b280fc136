package io.portcullis.routes.api;

import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

import io.portcullis.routes.people.Right;

/**
 * For whom rules want nothing for a time. Whoever may change modes may do it: it takes somebody out
 * of what protects everybody.
 */
@Consumes(MediaType.APPLICATION_JSON)
@Path("/exemptions")
public class ExemptionsResource {
  private final Hub hub;
  private final Changes changes;

  @Inject
  ExemptionsResource(Hub hub, Changes changes) {
    this.hub = hub;
    this.changes = changes;
  }

  @GET
  @Needs(Right.READ)
  public List<ExemptionView> exemptions() {
    return hub.exemptions();
  }

  @POST
  @Needs(Right.CONFIGURE)
  public ExemptionView exempt(Asked.ForExemption asked) {
    Asked.ForExemption body = Asked.required(asked, "the body");
    String rule = Asked.required(body.rule(), "field \"rule\"");
    String whom = Asked.required(body.whom(), "field \"whom\"");
    Instant until = Asked.until(body.until());
    String reason = Asked.reason(body.reason());
    return changes.make(
        "%s for %s until %s".formatted(whom, rule, until),
        reason,
        by -> hub.exempt(by, rule, whom, until, reason));
  }

  @POST
  @Path("/{id}/end")
  @Needs(Right.CONFIGURE)
  public ExemptionView end(@PathParam("id") String id, Asked.ForReason asked) {
    String reason = Asked.reason(Asked.required(asked, "the body").reason());
    return changes.make("", reason, by -> hub.endExemption(by, id));
  }
}
