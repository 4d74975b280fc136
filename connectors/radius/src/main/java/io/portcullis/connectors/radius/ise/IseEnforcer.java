package io.portcullis.connectors.radius.ise;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.connectors.radius.nac.Guarded;
import io.portcullis.connectors.radius.nac.Reply;
import io.portcullis.connectors.radius.nac.Said;
import io.portcullis.model.Action;
import io.portcullis.model.Outcome;
import io.portcullis.model.PointKind;
import io.portcullis.model.Target;

/**
 * Puts devices under ANC policies and takes them out again. ISE tells the NAS and holds the device
 * to its policy at each login. That ISE holds the policy does not prove that the session followed:
 * accounting does.
 */
public final class IseEnforcer implements Enforcer, AutoCloseable {
  private static final String SAME = "mac address is already associated with this policy";
  private static final String NONE = "mac address is not associated with a policy";
  private static final String NAS_FAILED = "radius failure";

  private final IseConfig config;
  private final Ers ers;
  private final Clock clock;

  public IseEnforcer(IseConfig config, Clock clock) {
    this.config = config;
    this.ers = new Ers(config);
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
    return Guarded.said(() -> said(action))
        .of(action, sent, clock.instant())
        .expecting(config.sway().network(action.want()))
        .heldOn();
  }

  @Override
  public Outcome verify(Action action) {
    Instant now = clock.instant();
    return Said.failed("ISE holds the policy; that the session followed is seen in accounting")
        .of(action, now, now);
  }

  /** Whether the configured policies are there. */
  @Override
  public String check() {
    return Guarded.check(
        () ->
            Stream.of(config.quarantinePolicy(), config.disconnectPolicy())
                .distinct()
                .map(this::check)
                .filter(said -> !said.equals("ok"))
                .findFirst()
                .orElse("ok"));
  }

  private String check(String policy) {
    Reply reply = ers.policy(policy);
    if (reply.good() && reply.body().at("ErsAncPolicy").text("name").equals(policy)) {
      return "ok";
    }
    return switch (reply.status()) {
      case Reply.NOT_FOUND -> "ISE has no ANC policy " + policy;
      case Reply.UNAUTHORIZED -> "user or password is not accepted";
      default -> "ANC policy " + policy + ": " + reply.describe();
    };
  }

  private Said said(Action action) {
    if (!(action.target() instanceof Target.OfSession target)) {
      return Said.refused("not a session");
    }
    String mac = target.session().mac().toUpperCase(Locale.ROOT);
    if (mac.isEmpty()) {
      return Said.refused("no MAC address of this session is known");
    }
    return switch (action.want()) {
      case QUARANTINED -> under(mac, config.quarantinePolicy());
      case DISCONNECTED -> under(mac, config.disconnectPolicy());
      case CONNECTED -> free(mac);
      default -> Said.refused("ISE does not know " + action.want());
    };
  }

  private Said under(String mac, String policy) {
    Reply reply = ers.apply(mac, policy);
    String words = reply.words().toLowerCase(Locale.ROOT);
    if (words.contains(NAS_FAILED)) {
      return Said.failed("ISE did not reach the NAS: " + reply.describe());
    }
    if (!reply.good() && !words.contains(SAME)) {
      return notTaken(reply);
    }
    return held(ers.held(mac), policy);
  }

  /** A policy of somebody else's is not ours to take away. */
  private Said free(String mac) {
    Ers.Held held = ers.held(mac);
    if (held.policy().isEmpty()) {
      return unknown(held);
    }
    String policy = held.policy().get();
    if (policy.isEmpty()) {
      return Said.yes("ISE holds no ANC policy");
    }
    if (!policy.equals(config.quarantinePolicy()) && !policy.equals(config.disconnectPolicy())) {
      return Said.refused("ISE holds ANC policy " + policy + ", which is not ours");
    }
    Reply reply = ers.clear(mac, policy);
    boolean gone = reply.good() || reply.words().toLowerCase(Locale.ROOT).contains(NONE);
    return gone ? held(ers.held(mac), "") : notTaken(reply);
  }

  private Said held(Ers.Held held, String policy) {
    if (held.policy().isEmpty()) {
      return unknown(held);
    }
    String found = held.policy().get();
    String what = found.isEmpty() ? "no ANC policy" : "ANC policy " + found;
    return found.equals(policy) ? Said.yes("ISE holds " + what) : Said.failed("ISE holds " + what);
  }

  private static Said unknown(Ers.Held held) {
    return held.reply().good()
        ? Said.failed("ISE does not say which ANC policy it holds")
        : Said.of(held.reply());
  }

  /** ISE answers 500 to what it can not do, and says why in its words: it will not pass. */
  private static Said notTaken(Reply reply) {
    return reply.status() == Reply.SERVER_ERROR && !reply.words().isEmpty()
        ? Said.refused(reply.describe())
        : Said.of(reply);
  }

  @Override
  public void close() {
    ers.close();
  }
}
