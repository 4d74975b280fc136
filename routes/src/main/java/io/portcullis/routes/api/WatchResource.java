package io.portcullis.routes.api;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.portcullis.routes.people.Right;

/** What the hub looks at by itself. */
@Path("/watch")
public class WatchResource {
  private final Hub hub;

  @Inject
  WatchResource(Hub hub) {
    this.hub = hub;
  }

  @GET
  @Path("/revocation")
  @Needs(Right.READ)
  public List<ServiceView> revocation() {
    return hub.revocationServices();
  }

  @GET
  @Path("/delays")
  @Needs(Right.READ)
  public List<DelayView> delays() {
    return hub.revocationDelays();
  }

  @GET
  @Path("/endpoints")
  @Needs(Right.READ)
  public List<EndpointView> endpoints() {
    return hub.endpoints();
  }
}
