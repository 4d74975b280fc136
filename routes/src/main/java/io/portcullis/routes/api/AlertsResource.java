package io.portcullis.routes.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.portcullis.routes.people.Right;

/** What people were told, and their answer. */
@Consumes(MediaType.APPLICATION_JSON)
@Path("/alerts")
public class AlertsResource {
  private final Hub hub;
  private final Changes changes;

  @Inject
  AlertsResource(Hub hub, Changes changes) {
    this.hub = hub;
    this.changes = changes;
  }

  @GET
  @Needs(Right.READ)
  public AlertPage list(
      @QueryParam("open") @DefaultValue("false") String open,
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("limit") @DefaultValue("100") String limit) {
    return hub.alerts().page(yes(open), after, most(limit));
  }

  @GET
  @Path("/{id}")
  @Needs(Right.READ)
  public AlertView alert(@PathParam("id") String id) {
    return hub.alerts().find(id);
  }

  @POST
  @Path("/{id}/acknowledge")
  @Needs(Right.ACKNOWLEDGE)
  public AlertView acknowledge(@PathParam("id") String id, Asked.ForReason asked) {
    String reason = Asked.reason(Asked.required(asked, "the body").reason());
    return changes.make("", reason, by -> hub.alerts().acknowledge(by, id, reason));
  }

  private static boolean yes(String given) {
    return switch (given) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new Refuse(400, "parameter open must be true or false");
    };
  }

  private static int most(String given) {
    int most = given.matches("[0-9]{1,4}") ? Integer.parseInt(given) : 0;
    if (most < 1 || most > AlertDesk.MOST) {
      throw new Refuse(400, "parameter limit must be 1 to " + AlertDesk.MOST);
    }
    return most;
  }
}
