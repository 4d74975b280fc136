package io.portcullis.connectors.notify;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.model.Action;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.PointKind;
import io.portcullis.model.Target;

/** Where no webhook is configured the hub's own log is told, so that an alert is never nowhere. */
public final class LogNotifier implements Enforcer {
  private static final System.Logger LOG = System.getLogger("portcullis.alerts");
  private final Clock clock;

  public LogNotifier(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "log";
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
    Instant now = clock.instant();
    LOG.log(Level.INFO, "{0}", ((Target.OfPeople) action.target()).message());
    return Outcome.of(action, Status.ACKNOWLEDGED, "in the log", now, now);
  }

  @Override
  public Outcome verify(Action action) {
    Instant now = clock.instant();
    return Outcome.of(action, Status.VERIFIED, "in the log", now, now);
  }

  @Override
  public String check() {
    return "ok";
  }
}
