package io.portcullis.routes.api;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

import io.portcullis.inventory.desk.RotationItem;
import io.portcullis.inventory.desk.Rotations;
import io.portcullis.inventory.desk.Ruling;
import io.portcullis.model.Ids;
import io.portcullis.routes.people.Right;

/** Rotations of keys, and their steps. */
@Consumes(MediaType.APPLICATION_JSON)
@Path("/rotations")
public class RotationsResource {
  private final Hub hub;
  private final Changes changes;
  private final Clock clock;

  @Inject
  RotationsResource(Hub hub, Changes changes, Clock clock) {
    this.hub = hub;
    this.changes = changes;
    this.clock = clock;
  }

  @GET
  @Needs(Right.READ)
  public DeskPage<RotationItem> list(@BeanParam DeskQuery query) {
    return query.of(hub.desk(), RotationItem.class);
  }

  @GET
  @Path("/{id}")
  @Needs(Right.READ)
  public DeskEntry<RotationItem> rotation(@PathParam("id") String id) {
    return hub.desk().find(RotationItem.class, id);
  }

  @POST
  @Needs(Right.CALENDAR)
  public DeskEntry<RotationItem> plan(AskedOfDesk.ForRotation body) {
    AskedOfDesk.ForRotation asked = Asked.required(body, "the body");
    String name = Asked.required(asked.key(), "field \"key\"");
    return changes.make(
        name,
        "",
        by -> {
          Desk desk = hub.desk();
          desk.makeKnown(name);
          Rotations.Wish wish = asked.wish(desk.key(name));
          String id = Ids.of("rot", wish.key(), by.name(), clock.instant().toString());
          return desk.change(
              RotationItem.class, id, 0, by, (before, who) -> Rotations.plan(id, wish, who));
        });
  }

  @POST
  @Path("/{id}/plan")
  @Needs(Right.CALENDAR)
  public DeskEntry<RotationItem> settle(@PathParam("id") String id, AskedOfDesk.ForPlan body) {
    AskedOfDesk.ForPlan asked = Asked.required(body, "the body");
    return change(
        id, asked.version(), "", (item, by) -> Rotations.settle(item, asked.plan(), asked.dueAt()));
  }

  @POST
  @Path("/{id}/steps")
  @Needs(Right.CALENDAR)
  public DeskEntry<RotationItem> step(@PathParam("id") String id, AskedOfDesk.ForStep body) {
    AskedOfDesk.ForStep asked = Asked.required(body, "the body");
    return change(
        id,
        asked.version(),
        Optional.ofNullable(asked.evidence()).orElse(""),
        () -> {
          String newKey = newKey(Optional.ofNullable(asked.newKey()).orElse(""));
          return (item, by) ->
              Rotations.step(item, asked.to(), asked.evidence(), newKey, asked.untilAt(), by);
        });
  }

  private String newKey(String name) {
    hub.desk().makeKnown(name);
    return name.isBlank() ? "" : hub.desk().key(name);
  }

  @POST
  @Path("/{id}/defer")
  @Needs(Right.CALENDAR)
  public DeskEntry<RotationItem> defer(@PathParam("id") String id, AskedOfDesk.ForDeferral body) {
    AskedOfDesk.ForDeferral asked = Asked.required(body, "the body");
    String reason = Asked.reason(asked.reason());
    return change(
        id,
        asked.version(),
        reason,
        (item, by) ->
            Rotations.defer(item, reason, AskedOfDesk.moment("until", asked.until()), by));
  }

  /** Another person's word on the step that waits for it. */
  @POST
  @Path("/{id}/approve")
  @Needs(Right.APPROVE)
  public DeskEntry<RotationItem> approve(@PathParam("id") String id, AskedOfDesk.ForVersion body) {
    return change(id, Asked.required(body, "the body").version(), "", Rotations::approve);
  }

  /** Somebody's no to the step that waits. */
  @POST
  @Path("/{id}/reject")
  @Needs(Right.APPROVE)
  public DeskEntry<RotationItem> reject(@PathParam("id") String id, AskedOfDesk.ForReason body) {
    AskedOfDesk.ForReason asked = Asked.required(body, "the body");
    String reason = Asked.reason(asked.reason());
    return change(id, asked.version(), reason, (item, by) -> Rotations.reject(item, reason, by));
  }

  /** What comes of it. */
  private interface Step {
    Ruling<RotationItem> of(RotationItem item, io.portcullis.inventory.desk.By by);
  }

  private DeskEntry<RotationItem> change(String id, long version, String reason, Step step) {
    return change(id, version, reason, () -> step);
  }

  /**
   * @param ready what it needs is looked up once the call is taken down
   */
  private DeskEntry<RotationItem> change(
      String id, long version, String reason, Supplier<Step> ready) {
    return changes.make(
        "version " + version,
        reason,
        by -> {
          Step step = ready.get();
          return hub.desk()
              .change(
                  RotationItem.class,
                  id,
                  version,
                  by,
                  (before, who) -> step.of(Asked.there(before, id), who));
        });
  }
}
