package io.portcullis.routes.alerts;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.model.Action;
import io.portcullis.model.Alert;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.PointKind;
import io.portcullis.model.Target;

/** People are an enforcement point too: what a decision has to tell them becomes an alert. */
public final class PeopleEnforcer implements Enforcer {
  private static final Logger LOG = LoggerFactory.getLogger(PeopleEnforcer.class);

  /** Each of at most ten seconds: no timer of the subject brings a notice back. */
  private static final int TRIES = 3;

  private final Alerts alerts;
  private final AlertBook book;
  private final Function<String, Optional<String>> runbooks;
  private final Clock clock;

  /**
   * @param runbooks what to do when a rule has found something, by the rule's id
   */
  public PeopleEnforcer(
      Alerts alerts, AlertBook book, Function<String, Optional<String>> runbooks, Clock clock) {
    this.alerts = alerts;
    this.book = book;
    this.runbooks = runbooks;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "people";
  }

  @Override
  public PointKind kind() {
    return PointKind.NOTIFY;
  }

  @Override
  public boolean serves(Target target) {
    return target instanceof Target.OfPeople;
  }

  @Override
  public Outcome enforce(Action action) {
    Instant sent = clock.instant();
    Alert alert = alert(action);
    for (int i = 0; i < TRIES; i++) {
      try {
        alerts.raise(alert);
        return Outcome.of(action, Status.ACKNOWLEDGED, "raised", sent, clock.instant());
      } catch (IllegalStateException e) {
        LOG.warn("{} is raised again: {}", alert.id(), e.getMessage());
      }
    }
    return Outcome.of(action, Status.SILENT, "Kafka did not take it", sent, clock.instant());
  }

  @Override
  public Outcome verify(Action action) {
    Instant now = clock.instant();
    Optional<Leg> taken =
        book.find(action.id()).stream()
            .flatMap(state -> state.way().legs().stream())
            .filter(Leg::arrived)
            .findFirst();
    return taken
        .map(leg -> Outcome.of(action, Status.VERIFIED, "taken by " + leg.channel(), now, now))
        .orElseGet(() -> Outcome.of(action, Status.FAILED, "no channel has it yet", now, now));
  }

  @Override
  public String check() {
    return "ok";
  }

  private Alert alert(Action action) {
    Target.OfPeople people = (Target.OfPeople) action.target();
    List<String> lines = new ArrayList<>(List.of(people.message()));
    Optional<String> runbook = runbooks.apply(action.rule());
    runbook.ifPresent(text -> lines.add("What to do: " + text));
    return new Alert(
        action.id(),
        Alert.Kind.FINDING,
        people.severity(),
        people.owner(),
        action.subject(),
        people.title(),
        lines,
        Links.of(action.subject(), action.kind(), action.rule(), runbook),
        action.decidedAt());
  }
}
