package io.portcullis.routes.api;

import java.time.Clock;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

import io.portcullis.inventory.desk.ExerciseItem;
import io.portcullis.inventory.desk.Exercises;
import io.portcullis.inventory.exercise.Result;
import io.portcullis.model.Ids;
import io.portcullis.routes.people.Right;

/** Drills, reviews and sign-offs, and how they went. */
@Consumes(MediaType.APPLICATION_JSON)
@Path("/exercises")
public class ExercisesResource {
  private final Hub hub;
  private final Changes changes;
  private final Clock clock;

  @Inject
  ExercisesResource(Hub hub, Changes changes, Clock clock) {
    this.hub = hub;
    this.changes = changes;
    this.clock = clock;
  }

  @GET
  @Needs(Right.READ)
  public DeskPage<ExerciseItem> list(@BeanParam DeskQuery query) {
    return query.of(hub.desk(), ExerciseItem.class);
  }

  @GET
  @Path("/{id}")
  @Needs(Right.READ)
  public DeskEntry<ExerciseItem> exercise(@PathParam("id") String id) {
    return hub.desk().find(ExerciseItem.class, id);
  }

  @POST
  @Needs(Right.CALENDAR)
  public DeskEntry<ExerciseItem> plan(AskedOfDesk.ForExercise body) {
    AskedOfDesk.ForExercise asked = Asked.required(body, "the body");
    String name = Asked.required(asked.about(), "field \"about\"");
    return changes.make(
        name,
        "",
        by -> {
          Desk desk = hub.desk();
          desk.makeKnown(name);
          Exercises.Wish wish = asked.wish(desk.subject(name));
          String id = Ids.of("exr", wish.about(), wish.kind().name(), clock.instant().toString());
          return desk.change(
              ExerciseItem.class, id, 0, by, (before, who) -> Exercises.plan(id, wish, who));
        });
  }

  @POST
  @Path("/{id}/results")
  @Needs(Right.CALENDAR)
  public DeskEntry<ExerciseItem> record(@PathParam("id") String id, AskedOfDesk.ForResult body) {
    AskedOfDesk.ForResult asked = Asked.required(body, "the body");
    Result result = asked.result(id, clock.instant());
    return changes.make(
        result.outcome() + " in " + result.took(),
        "",
        by -> {
          Desk desk = hub.desk();
          return desk.change(
              ExerciseItem.class,
              id,
              asked.version(),
              by,
              (before, who) -> {
                ExerciseItem item = Asked.there(before, id);
                return Exercises.record(
                    item, result, desk.matrix(item.about()), desk.strict(item.about()), who);
              });
        });
  }

  @POST
  @Path("/{id}/end")
  @Needs(Right.CALENDAR)
  public DeskEntry<ExerciseItem> end(@PathParam("id") String id, AskedOfDesk.ForReason body) {
    AskedOfDesk.ForReason asked = Asked.required(body, "the body");
    String reason = Asked.reason(asked.reason());
    return changes.make(
        "version " + asked.version(),
        reason,
        by ->
            hub.desk()
                .change(
                    ExerciseItem.class,
                    id,
                    asked.version(),
                    by,
                    (before, who) -> Exercises.end(Asked.there(before, id), reason, who)));
  }
}
