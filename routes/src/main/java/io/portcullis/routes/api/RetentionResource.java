package io.portcullis.routes.api;

import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

import io.portcullis.inventory.desk.By;
import io.portcullis.inventory.desk.RetentionItem;
import io.portcullis.inventory.desk.Retentions;
import io.portcullis.inventory.desk.Ruling;
import io.portcullis.inventory.exercise.Retention;
import io.portcullis.routes.people.Right;

/** How long keys that are out of use are kept, and legal holds on them. */
@Consumes(MediaType.APPLICATION_JSON)
@Path("/retention")
public class RetentionResource {
  private final Hub hub;
  private final Changes changes;

  @Inject
  RetentionResource(Hub hub, Changes changes) {
    this.hub = hub;
    this.changes = changes;
  }

  @GET
  @Needs(Right.READ)
  public DeskPage<RetentionItem> list(@BeanParam DeskQuery query) {
    return query.of(hub.desk(), RetentionItem.class);
  }

  @GET
  @Path("/{key}")
  @Needs(Right.READ)
  public DeskEntry<RetentionItem> retention(@PathParam("key") String key) {
    return hub.desk().find(RetentionItem.class, hub.desk().key(key));
  }

  @PUT
  @Path("/{key}")
  @Needs(Right.CALENDAR)
  public DeskEntry<RetentionItem> set(@PathParam("key") String key, AskedOfDesk.ForRetention body) {
    AskedOfDesk.ForRetention asked = Asked.required(body, "the body");
    Retention wanted = asked.retention();
    return change(
        key, asked.version(), "", (before, subject, by) -> Retentions.set(before, subject, wanted));
  }

  /** The name of the case is the reason. */
  @POST
  @Path("/{key}/hold")
  @Needs(Right.CALENDAR)
  public DeskEntry<RetentionItem> hold(@PathParam("key") String key, AskedOfDesk.ForReason body) {
    AskedOfDesk.ForReason asked = Asked.required(body, "the body");
    String name = Asked.reason(asked.reason());
    return change(
        key,
        asked.version(),
        name,
        (before, subject, by) -> Retentions.hold(before, subject, name, by));
  }

  @POST
  @Path("/{key}/release")
  @Needs(Right.APPROVE)
  public DeskEntry<RetentionItem> release(
      @PathParam("key") String key, AskedOfDesk.ForReason body) {
    AskedOfDesk.ForReason asked = Asked.required(body, "the body");
    String name = Asked.reason(asked.reason());
    return change(
        key,
        asked.version(),
        name,
        (before, subject, by) -> Retentions.release(Asked.there(before, key), name, by));
  }

  /** What comes of it. */
  private interface Step {
    Ruling<RetentionItem> of(Optional<RetentionItem> before, String subject, By by);
  }

  private DeskEntry<RetentionItem> change(String key, long version, String reason, Step step) {
    return changes.make(
        "version " + version,
        reason,
        by -> {
          Desk desk = hub.desk();
          desk.makeKnown(key);
          String subject = desk.key(key);
          return desk.change(
              RetentionItem.class,
              subject,
              version,
              by,
              (before, who) -> step.of(before, subject, who));
        });
  }
}
