package io.portcullis.routes.api;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

import io.portcullis.model.Mode;
import io.portcullis.routes.people.Right;

/** The rules in force, how far each may go, and new ones. */
@Consumes(MediaType.APPLICATION_JSON)
@Path("/rules")
public class RulesResource {
  private final Hub hub;
  private final Changes changes;

  @Inject
  RulesResource(Hub hub, Changes changes) {
    this.hub = hub;
    this.changes = changes;
  }

  @GET
  @Needs(Right.READ)
  public List<RuleView> rules() {
    return hub.rules();
  }

  @PUT
  @Path("/{id}/mode")
  @Needs(Right.CONFIGURE)
  public RuleView mode(@PathParam("id") String id, Asked.ForMode asked) {
    Mode mode = Asked.required(Asked.required(asked, "the body").mode(), "field \"mode\"");
    String group = asked.group() == null ? "" : asked.group().strip();
    int ramp = asked.ramp() == null ? ModeSetting.EVERYBODY : asked.ramp();
    if (ramp < 1 || ramp > ModeSetting.EVERYBODY) {
      throw new Refuse(400, "field \"ramp\" must be 1 to 100, is " + ramp);
    }
    String object =
        mode
            + (group.isEmpty() ? "" : " for group " + group)
            + (ramp == ModeSetting.EVERYBODY ? "" : ", " + ramp + " %");
    ModeSetting setting = new ModeSetting(mode, group, ramp);
    return changes.make(object, "", by -> hub.setMode(by, id, setting));
  }

  @PUT
  @Path("/{id}/parameters/{name}")
  @Needs(Right.CONFIGURE)
  public Receipt parameter(
      @PathParam("id") String id, @PathParam("name") String name, Asked.ForParameter asked) {
    String value = Asked.required(Asked.required(asked, "the body").value(), "field \"value\"");
    return changes.make(value, "", by -> hub.setParameter(by, id, name, value));
  }

  @POST
  @Path("/bundles")
  @Needs(Right.CONFIGURE)
  public Receipt activate(Asked.ForRules asked) {
    Map<String, String> files =
        Asked.required(Asked.required(asked, "the body").files(), "field \"files\"");
    return changes.make("", "", by -> hub.activate(by, files));
  }
}
