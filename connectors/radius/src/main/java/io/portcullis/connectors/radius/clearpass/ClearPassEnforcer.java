package io.portcullis.connectors.radius.clearpass;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Enforcer;
import io.portcullis.connectors.radius.das.MacForm;
import io.portcullis.connectors.radius.nac.Guarded;
import io.portcullis.connectors.radius.nac.Reply;
import io.portcullis.connectors.radius.nac.Said;
import io.portcullis.model.Action;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.PointKind;
import io.portcullis.model.Session;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

/**
 * Marks the endpoint, so that ClearPass decides by it at each login, and has the sessions of the
 * device reauthorised or ended. That a session has ended is seen in ClearPass's own list; where a
 * moved one is, accounting shows.
 */
public final class ClearPassEnforcer implements Enforcer, AutoCloseable {
  private final ClearPassConfig config;
  private final ClearPassApi api;
  private final Clock clock;

  public ClearPassEnforcer(ClearPassConfig config, Clock clock) {
    this.config = config;
    this.api = new ClearPassApi(config, clock);
    this.clock = clock;
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public PointKind kind() {
    return PointKind.RADIUS;
  }

  @Override
  public boolean serves(Target target) {
    return config.sway().serves(target);
  }

  @Override
  public Outcome enforce(Action action) {
    Instant sent = clock.instant();
    Said said =
        action.target() instanceof Target.OfSession target
            ? Guarded.said(() -> ask(action.want(), target.session()))
            : Said.refused("not a session");
    return said.of(action, sent, clock.instant())
        .expecting(config.sway().network(action.want()))
        .heldOn();
  }

  @Override
  public Outcome verify(Action action) {
    Instant asked = clock.instant();
    Said said =
        action.want() == Want.DISCONNECTED && action.target() instanceof Target.OfSession target
            ? Guarded.said(() -> seen(target.session()))
            : Said.failed("waits for accounting");
    return said.of(action, asked, clock.instant());
  }

  @Override
  public String check() {
    return Guarded.check(
        () -> {
          Reply reply = api.whoAmI();
          return reply.good() ? "ok" : reply.describe();
        });
  }

  private Said ask(Want want, Session session) {
    String mac = MacForm.PLAIN.spell(session.mac());
    if (mac.isEmpty()) {
      return Said.refused("no MAC address of this session is known");
    }
    return switch (want) {
      case QUARANTINED ->
          marked(mac, session, want, id -> api.reauthorize(id, config.quarantineProfile()));
      case CONNECTED ->
          marked(mac, session, want, id -> api.reauthorize(id, config.normalProfile()));
      case DISCONNECTED -> marked(mac, session, want, api::disconnect);
      default -> Said.refused("ClearPass does not know " + want);
    };
  }

  /** The mark comes first: whatever logs in meanwhile is met by it. */
  private Said marked(String mac, Session session, Want want, Function<String, Reply> call) {
    Reply mark = api.mark(mac, want.name().toLowerCase(Locale.ROOT));
    boolean unknown = mark.status() == Reply.NOT_FOUND;
    if (!mark.good() && !(unknown && want == Want.DISCONNECTED)) {
      return unknown ? Said.refused("ClearPass knows no endpoint " + mac) : Said.of(mark);
    }
    Reply found = api.sessions(mac);
    if (!found.good() || !found.body().has("_embedded")) {
      return found.good() ? Said.failed("ClearPass does not list sessions") : Said.of(found);
    }
    List<String> ids = active(found, session);
    if (ids.isEmpty()) {
      return want == Want.CONNECTED
          ? Said.yes("marked; ClearPass has no active session of " + mac)
          : Said.gone("ClearPass has no active session of " + mac);
    }
    return all(ids, call);
  }

  /** Of the NAS that is meant, where ClearPass names it. */
  private static List<String> active(Reply found, Session session) {
    return ClearPassApi.items(found).stream()
        .filter(s -> !s.text("id").isEmpty())
        .filter(s -> s.text("state").isEmpty() || s.text("state").equalsIgnoreCase("active"))
        .filter(
            s -> s.text("nasipaddress").isEmpty() || s.text("nasipaddress").equals(session.nas()))
        .map(s -> s.text("id"))
        .toList();
  }

  private static Said all(List<String> ids, Function<String, Reply> call) {
    for (String id : ids) {
      Reply reply = call.apply(id);
      Said said = done(reply);
      if (!said.good()) {
        return said;
      }
    }
    return Said.yes("ClearPass told the NAS, " + ids.size() + " sessions");
  }

  /** ClearPass answers 200 with an error of its own where the NAS did not obey. */
  private static Said done(Reply reply) {
    if (!reply.good()) {
      return reply.status() == Reply.NOT_FOUND ? Said.gone(reply.describe()) : Said.of(reply);
    }
    Doc body = reply.body();
    boolean wrong = body.flag("error") || body.number("error").orElse(0) != 0;
    return wrong ? Said.failed("the NAS did not obey: " + reply.describe()) : Said.yes("");
  }

  private Said seen(Session session) {
    Reply found = api.sessions(MacForm.PLAIN.spell(session.mac()));
    boolean over =
        found.good() && found.body().has("_embedded") && active(found, session).isEmpty();
    return over
        ? new Said(Status.VERIFIED, "ClearPass shows no active session")
        : Said.failed("waits for accounting");
  }

  @Override
  public void close() {
    api.close();
  }
}
