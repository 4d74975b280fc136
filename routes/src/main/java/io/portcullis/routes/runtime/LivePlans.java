package io.portcullis.routes.runtime;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.portcullis.model.Ids;
import io.portcullis.model.guard.GuardInput;
import io.portcullis.model.guard.Planned;
import io.portcullis.model.guard.Waiting;
import io.portcullis.routes.api.HubRefusal;
import io.portcullis.routes.api.HubRefusal.Kind;
import io.portcullis.routes.api.PlannedChange;
import io.portcullis.routes.api.PlannedChanges;
import io.portcullis.routes.guard.ControlView;
import io.portcullis.routes.people.Person;

/** Planned changes as the guard knows them; what is asked goes to it through the log. */
final class LivePlans implements PlannedChanges {
  private final Supplier<ControlView> control;
  private final Consumer<GuardInput> guard;
  private final Clock clock;

  LivePlans(Supplier<ControlView> control, Consumer<GuardInput> guard, Clock clock) {
    this.control = control;
    this.guard = guard;
    this.clock = clock;
  }

  @Override
  public List<PlannedChange> planned() {
    return all().map(PlannedChange::of).toList();
  }

  @Override
  public PlannedChange announce(Person by, Wish wish) {
    Instant now = clock.instant();
    Planned plan =
        new Planned(
            Ids.of("pln", wish.group(), by.name(), now.toString()),
            wish.group(),
            wish.owner(),
            wish.quota(),
            0,
            wish.from(),
            wish.until(),
            wish.reason(),
            by.name(),
            "");
    plan.problem(now)
        .ifPresent(
            wrong -> {
              throw new HubRefusal(Kind.INVALID, wrong);
            });
    if (all().count() >= Planned.MAX) {
      throw new HubRefusal(Kind.CONFLICT, Planned.MAX + " changes are planned already");
    }
    guard.accept(new GuardInput.Plan(plan, now));
    Patience.await(() -> find(plan.id()));
    return PlannedChange.of(plan);
  }

  @Override
  public PlannedChange cancel(Person by, String id, String reason) {
    Planned plan =
        find(id)
            .orElseThrow(
                () -> new HubRefusal(Kind.UNKNOWN, "nothing is planned under the id " + id));
    guard.accept(new GuardInput.PlanCancelled(id, by.name(), reason, clock.instant()));
    Patience.await(() -> find(id).isEmpty() ? Optional.of(id) : Optional.empty());
    return PlannedChange.of(plan);
  }

  private Optional<Planned> find(String id) {
    return all().filter(p -> p.id().equals(id)).findFirst();
  }

  private Stream<Planned> all() {
    ControlView view = control.get();
    Instant now = clock.instant();
    return Stream.concat(
            view.planned().stream(),
            view.waiting().stream().map(Waiting::planned).flatMap(Optional::stream))
        .filter(p -> p.until().isAfter(now));
  }
}
