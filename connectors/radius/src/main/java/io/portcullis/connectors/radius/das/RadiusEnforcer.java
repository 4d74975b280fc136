package io.portcullis.connectors.radius.das;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

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
  private final Clock clock;

  public RadiusEnforcer(NasConfig config, NasProfile profile, DasClient client, Clock clock) {
    this.config = config;
    this.profile = profile;
    this.ranges = config.addresses().stream().map(AddressRange::parse).toList();
    this.client = client;
    this.clock = clock;
  }

  /**
   * With a client of its own.
   *
   * @throws IllegalArgumentException when the profile is not there
   */
  public static RadiusEnforcer open(
      NasConfig config, NasProfiles profiles, SharedSecret secret, Clock clock) {
    NasProfile profile = profiles.named(config.profile());
    DasClient client =
        DasClient.open(
            config.dasHost(),
            config.dasPort(),
            secret,
            config.retransmission(),
            profile.signedAnswers(),
            clock);
    return new RadiusEnforcer(config, profile, client, clock);
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
    return Outcome.of(action, verdict.status(), verdict.detail(), sent, clock.instant())
        .expecting(network(action.want()));
  }

  /** A NAS can not be asked for a session; accounting shows it, to the subject and not to us. */
  @Override
  public Outcome verify(Action action) {
    Instant now = clock.instant();
    return Outcome.of(action, Outcome.Status.FAILED, "waits for accounting", now, now);
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
      case DISCONNECTED -> end(session);
      case QUARANTINED -> move(session, network(want), "quarantine");
      case CONNECTED -> move(session, network(want), "normal");
      default -> Verdict.refused("a NAS does not know " + want);
    };
  }

  private String network(Want want) {
    return switch (want) {
      case QUARANTINED -> config.quarantineVlan();
      case CONNECTED -> config.normalVlan();
      default -> "";
    };
  }

  private Verdict move(Session session, String network, String which) {
    if (!profile.movesSessions()) {
      return Verdict.refused("profile " + profile.name() + " cannot change VLAN");
    }
    if (network.isEmpty() && profile.namesNetwork()) {
      return Verdict.refused("no " + which + " VLAN is configured");
    }
    return send(PacketCode.COA_REQUEST, session, () -> profile.move(network));
  }

  private Verdict end(Session session) {
    Verdict asked = send(PacketCode.DISCONNECT_REQUEST, session, List::of);
    return asked.byOtherWay() && !profile.endedBy().isEmpty()
        ? send(PacketCode.COA_REQUEST, session, profile::end).after(asked)
        : asked;
  }

  /**
   * By one name of the session after the other, for as long as the NAS answers that it does not
   * know it so. That a session is gone is believed when no other name is known by it either.
   */
  private Verdict send(PacketCode code, Session session, Supplier<List<Attribute>> change) {
    try {
      Verdict said = Verdict.refused("nothing known tells this session from others");
      for (List<Attribute> name : profile.identify(session)) {
        List<Attribute> attributes = new ArrayList<>(name);
        attributes.addAll(change.get());
        Verdict next = Verdict.of(code, client.call(code, attributes));
        if (!next.byOtherName()) {
          return next;
        }
        said = said.gone() ? said : next;
      }
      return said;
    } catch (IllegalArgumentException e) {
      return Verdict.refused(e.getMessage());
    }
  }
}
