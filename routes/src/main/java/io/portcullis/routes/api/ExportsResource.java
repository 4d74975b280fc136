package io.portcullis.routes.api;

import java.time.Clock;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import io.portcullis.routes.people.Right;

/** Whoever takes the trail away says so first, and that is a record. */
@Consumes(MediaType.APPLICATION_JSON)
@Path("/audit/exports")
public class ExportsResource {
  private final Changes changes;
  private final Clock clock;

  @Inject
  ExportsResource(Changes changes, Clock clock) {
    this.changes = changes;
    this.clock = clock;
  }

  @POST
  @Needs(Right.READ)
  public ExportAllowed export(AskedOfAudit.ForExport body) {
    String object = Asked.required(body, "the body").object();
    return changes.make(object, "", by -> new ExportAllowed(by.name(), clock.instant()));
  }
}
