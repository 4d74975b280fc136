package io.portcullis.routes.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import io.portcullis.routes.people.Right;

/** Why something is as it is. */
@Path("/explain")
public class ExplainResource {
  private final Hub hub;

  @Inject
  ExplainResource(Hub hub) {
    this.hub = hub;
  }

  @GET
  @Path("/{id}")
  @Needs(Right.READ)
  public Explanation explain(@PathParam("id") String id) {
    return hub.explain(id);
  }
}
