package io.portcullis.routes.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.portcullis.routes.people.Right;

/** How the hub is. */
@Path("/status")
public class StatusResource {
  private final Hub hub;

  @Inject
  StatusResource(Hub hub) {
    this.hub = hub;
  }

  @GET
  @Needs(Right.READ)
  public Status status() {
    return hub.status();
  }
}
