package io.portcullis.connectors.radius.das;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.model.Action;
import io.portcullis.model.Outcome;
import io.portcullis.model.PointKind;
import io.portcullis.model.Session;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

/** Ends and moves the sessions of one configured NAS. */
public final class RadiusEnforcer implements Enforcer, AutoCloseable {
  private static final String PROBE_SESSION = "portcullis-probe";

  private final NasConfig config;
  private final NasProfile profile;
  private final List<AddressRange> ranges;
  private final DasClient client;
  private final SessionView view;
  private final Clock clock;

  public RadiusEnforcer(
      NasConfig config, NasProfile profile, DasClient client, SessionView view, Clock clock) {
    this.config = config;
    this.profile = profile;
    this.ranges = config.addresses().stream().map(AddressRange::parse).toList();
    this.client = client;
    this.view = view;
    this.clock = clock;
  }

  /**
   * With a client of its own.
   *
   * @throws IllegalArgumentException when the profile is not there
   */
  public static RadiusEnforcer open(
      NasConfig config, NasProfiles profiles, SharedSecret secret, SessionView view, Clock clock) {
    NasProfile profile = profiles.named(config.profile());
    DasClient client =
        DasClient.open(
            config.dasHost(),
            config.dasPort(),
            secret,
            config.retransmission(),
            profile.signedAnswers(),
            clock);
    return new RadiusEnforcer(config, profile, client, view, clock);
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
    return target instanceof Target.OfSession t
        && ranges.stream().anyMatch(r -> r.contains(t.session().nas()));
  }

  @Override
  public Outcome enforce(Action action) {
    Instant sent = clock.instant();
    Verdict verdict =
        action.target() instanceof Target.OfSession target
            ? ask(action.want(), target.session())
            : Verdict.refused("not a session");
    return Outcome.of(action, verdict.status(), verdict.detail(), sent, clock.instant());
  }

  @Override
  public Outcome verify(Action action) {
    Instant asked = clock.instant();
    Optional<String> proof =
        action.target() instanceof Target.OfSession target
            ? proof(action.want(), target.session())
            : Optional.empty();
    Outcome.Status status = proof.isPresent() ? Outcome.Status.VERIFIED : Outcome.Status.FAILED;
    return Outcome.of(action, status, proof.orElse("waits for accounting"), asked, clock.instant());
  }

  /** Asks for the end of a session that can not exist: an authentic "no" proves way and secret. */
  @Override
  public String check() {
    List<Attribute> nobody = List.of(Attribute.text(AttributeType.ACCT_SESSION_ID, PROBE_SESSION));
    return switch (client.call(PacketCode.DISCONNECT_REQUEST, nobody)) {
      case Answer.Nak nak -> "ok";
      case Answer.Ack ack -> "acknowledges the end of a session that does not exist";
      case Answer.Silent s ->
          "no answer: address, port, secret or clock of the NAS. " + s.detail().strip();
      case Answer.NotSent n -> n.reason();
    };
  }

  @Override
  public void close() {
    client.close();
  }

  private Verdict ask(Want want, Session session) {
    return switch (want) {
      case DISCONNECTED -> send(PacketCode.DISCONNECT_REQUEST, session, List.of());
      case QUARANTINED -> move(session, config.quarantineVlan(), "quarantine");
      case CONNECTED -> move(session, config.normalVlan(), "normal");
      default -> Verdict.refused("a NAS does not know " + want);
    };
  }

  private Verdict move(Session session, String vlan, String which) {
    if (!profile.movesSessions()) {
      return Verdict.refused("profile " + profile.name() + " cannot change VLAN");
    }
    if (vlan.isEmpty()) {
      return Verdict.refused("no " + which + " VLAN is configured");
    }
    return send(PacketCode.COA_REQUEST, session, profile.move(vlan));
  }

  private Verdict send(PacketCode code, Session session, List<Attribute> change) {
    try {
      List<Attribute> attributes = new ArrayList<>(profile.identify(session));
      if (attributes.isEmpty()) {
        return Verdict.refused("nothing known tells this session from others");
      }
      attributes.addAll(change);
      return Verdict.of(code, client.call(code, attributes));
    } catch (IllegalArgumentException e) {
      return Verdict.refused(e.getMessage());
    }
  }

  private Optional<String> proof(Want want, Session session) {
    boolean ended = view.ended(session);
    Optional<String> vlan = view.vlan(session);
    return switch (want) {
      case DISCONNECTED -> ended ? Optional.of("session ended") : Optional.empty();
      // Off the network is at least as strict as in quarantine.
      case QUARANTINED ->
          ended ? Optional.of("session ended") : inVlan(vlan, config.quarantineVlan());
      case CONNECTED -> ended ? Optional.empty() : inVlan(vlan, config.normalVlan());
      default -> Optional.empty();
    };
  }

  private static Optional<String> inVlan(Optional<String> seen, String wanted) {
    return seen.filter(wanted::equals).map(v -> "session in VLAN " + v);
  }
}
