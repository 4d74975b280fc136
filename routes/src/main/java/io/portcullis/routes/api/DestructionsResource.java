package io.portcullis.routes.api;

import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

import io.portcullis.inventory.desk.By;
import io.portcullis.inventory.desk.DestructionItem;
import io.portcullis.inventory.desk.Destructions;
import io.portcullis.inventory.desk.RetentionItem;
import io.portcullis.inventory.desk.Ruling;
import io.portcullis.inventory.exercise.Retention;
import io.portcullis.routes.people.Right;

/** Keys that are to be destroyed: asked for by one, agreed to by another, proved by two. */
@Consumes(MediaType.APPLICATION_JSON)
@Path("/destructions")
public class DestructionsResource {
  private final Hub hub;
  private final Changes changes;

  @Inject
  DestructionsResource(Hub hub, Changes changes) {
    this.hub = hub;
    this.changes = changes;
  }

  @GET
  @Needs(Right.READ)
  public DeskPage<DestructionItem> list(@BeanParam DeskQuery query) {
    return query.of(hub.desk(), DestructionItem.class);
  }

  @GET
  @Path("/{key}")
  @Needs(Right.READ)
  public DeskEntry<DestructionItem> destruction(@PathParam("key") String key) {
    return hub.desk().find(DestructionItem.class, hub.desk().key(key));
  }

  @POST
  @Path("/{key}/ask")
  @Needs(Right.CALENDAR)
  public DeskEntry<DestructionItem> ask(@PathParam("key") String key, AskedOfDesk.ForReason body) {
    return change(key, body, Destructions::ask);
  }

  @POST
  @Path("/{key}/approve")
  @Needs(Right.APPROVE)
  public DeskEntry<DestructionItem> approve(
      @PathParam("key") String key, AskedOfDesk.ForReason body) {
    return change(key, body, answer(key, Destructions::approve));
  }

  @POST
  @Path("/{key}/reject")
  @Needs(Right.APPROVE)
  public DeskEntry<DestructionItem> reject(
      @PathParam("key") String key, AskedOfDesk.ForReason body) {
    return change(
        key, body, answer(key, (before, said, kept, by) -> Destructions.reject(before, said, by)));
  }

  /** The reason is what shows that it is gone. */
  @POST
  @Path("/{key}/prove")
  @Needs(Right.CALENDAR)
  public DeskEntry<DestructionItem> prove(
      @PathParam("key") String key, AskedOfDesk.ForReason body) {
    return change(key, body, answer(key, Destructions::prove));
  }

  /** What comes of it. */
  private interface Step {
    Ruling<DestructionItem> of(
        Optional<DestructionItem> before, String subject, String said, Retention kept, By by);
  }

  /** What comes of it where it was asked for before. */
  private interface Answer {
    Ruling<DestructionItem> of(DestructionItem before, String said, Retention kept, By by);
  }

  private static Step answer(String key, Answer answer) {
    return (before, subject, said, kept, by) -> answer.of(Asked.there(before, key), said, kept, by);
  }

  private DeskEntry<DestructionItem> change(String key, AskedOfDesk.ForReason body, Step step) {
    AskedOfDesk.ForReason asked = Asked.required(body, "the body");
    String said = Asked.reason(asked.reason());
    return changes.make(
        "version " + asked.version(),
        said,
        by -> {
          Desk desk = hub.desk();
          String subject = desk.key(key);
          return desk.change(
              DestructionItem.class,
              subject,
              asked.version(),
              by,
              (before, who) -> step.of(before, subject, said, kept(desk, subject), who));
        });
  }

  /** Whoever destroys a key must have said before how long it is kept. */
  private static Retention kept(Desk desk, String subject) {
    return desk.known(RetentionItem.class, subject)
        .map(entry -> entry.item().retention())
        .orElse(Retention.UNSAID);
  }
}
