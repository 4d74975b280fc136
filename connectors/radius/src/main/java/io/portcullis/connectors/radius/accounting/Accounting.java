package io.portcullis.connectors.radius.accounting;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Session;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.SessionEnded;
import io.portcullis.model.Statement.SessionStarted;
import io.portcullis.model.SubjectKind;

/** One accounting request (RFC 2866), or a request for access that was written to a file. */
record Accounting(Attributes attributes, long place, ParseContext context) {
  private static final Set<String> RESTARTS = Set.of("accounting-on", "accounting-off", "7", "8");

  Parsed parsed() {
    String status = attributes.text("Acct-Status-Type");
    if (status.isEmpty() && attributes.text("Packet-Type").isEmpty()) {
      throw new BadRecord("Acct-Status-Type: missing");
    }
    Instant at = RadiusTime.of(attributes, context);
    String user = attributes.text("User-Name");
    Signals signals =
        new Signals(context, place, vendorId(status), at, new Actor(user, user, nas()));
    say(signals, status, at);
    return signals.with(ecs(status, at));
  }

  private void say(Signals signals, String status, Instant at) {
    switch (status.toLowerCase(Locale.ROOT)) {
      case "start", "1" -> about(signals, new SessionStarted(session(at)));
      // A hub that missed the start, or started later, learns the session from these.
      case "interim-update", "alive", "3" -> about(signals, new SessionStarted(session(since(at))));
      case "stop", "2" -> about(signals, new SessionEnded(id(), nas(), cause()));
      case "accounting-on", "accounting-off", "7", "8" -> signals.aboutSource(restarted(status));
      case "" ->
          signals.aboutSource(
              new Statement.Noted("authentication", attributes.text("Packet-Type"), true));
      default -> signals.aboutSource(new Statement.Noted("session", status, false));
    }
  }

  private void about(Signals signals, Statement statement) {
    List<Alias> device = Names.device(attributes);
    if (device.isEmpty()) {
      List<Alias> user = Names.user(attributes.need("User-Name"));
      signals.say(SubjectKind.IDENTITY, user, statement);
    } else {
      signals.say(SubjectKind.DEVICE, device, statement);
    }
  }

  private static boolean isRestart(String status) {
    return RESTARTS.contains(status.toLowerCase(Locale.ROOT));
  }

  /** Where it does not say which NAS it is, nothing can follow from it. */
  private Statement restarted(String status) {
    return nas().isEmpty()
        ? new Statement.Noted("session", status, true)
        : new Statement.NasRestarted(nas(), status);
  }

  private Instant since(Instant at) {
    return at.minusSeconds(attributes.seconds("Acct-Session-Time"));
  }

  private Session session(Instant startedAt) {
    String nas = nas();
    if (nas.isEmpty()) {
      throw new BadRecord("NAS-IP-Address: missing");
    }
    return new Session(
        id(),
        nas,
        attributes.text("NAS-Identifier"),
        Names.station(attributes.text("Calling-Station-Id")),
        attributes.text("User-Name"),
        attributes.first("NAS-Port-Id", "NAS-Port"),
        startedAt,
        attributes.text("Cisco-AVPair:audit-session-id"),
        networks());
  }

  /** Where the NAS says that it holds the session (RFC 3580 section 3.31; vendors' own). */
  private List<String> networks() {
    return Stream.of(
            "Tunnel-Private-Group-Id",
            "Tunnel-Private-Group-Id:0",
            "Aruba-User-Role",
            "Cisco-AVPair:vlan-id")
        .map(attributes::text)
        .filter(n -> !n.isEmpty())
        .distinct()
        .toList();
  }

  private String id() {
    String id = attributes.text("Acct-Session-Id");
    return id.isEmpty() && !attributes.text("Acct-Unique-Session-Id").isEmpty()
        ? attributes.text("Acct-Unique-Session-Id")
        : attributes.need("Acct-Session-Id");
  }

  private String nas() {
    return attributes.first("NAS-IP-Address", "NAS-IPv6-Address", "Packet-Src-IP-Address");
  }

  private String cause() {
    return attributes.text("Acct-Terminate-Cause");
  }

  /** NAS number sessions anew when they restart, so without a time there is no lasting id. */
  private String vendorId(String status) {
    String time = attributes.text("Event-Timestamp");
    String id = attributes.first("Acct-Session-Id", "Acct-Unique-Session-Id");
    boolean named = !id.isEmpty() || (isRestart(status) && !nas().isEmpty());
    return time.isEmpty() || !named ? "" : String.join("|", nas(), id, status, time);
  }

  private Ecs ecs(String status, Instant at) {
    String user = attributes.text("User-Name");
    Ecs ecs = new Ecs(at, "FreeRADIUS", "freeradius.accounting");
    ecs.kind("session", type(status))
        .put("event.action", status.isEmpty() ? attributes.text("Packet-Type") : status)
        .put("event.reason", cause())
        .put("event.duration", attributes.seconds("Acct-Session-Time") * 1_000_000_000L)
        .put("user.name", Names.account(user))
        .put("user.domain", Names.domain(user))
        .put("host.name", Names.machine(user))
        .put("network.session.id", attributes.text("Acct-Session-Id"))
        .put("observer.name", attributes.text("NAS-Identifier"))
        .put("observer.ingress.interface.name", attributes.first("NAS-Port-Id", "NAS-Port"))
        .put("tls.client.x509.serial_number", attributes.text("TLS-Client-Cert-Serial"))
        .put("tls.client.issuer", attributes.text("TLS-Client-Cert-Issuer"))
        .put("source.mac", ecsMac());
    if (!nas().isEmpty()) {
      ecs.add("observer.ip", nas());
    }
    return ecs.address("source", attributes.text("Framed-IP-Address"));
  }

  private String ecsMac() {
    String mac = Names.station(attributes.text("Calling-Station-Id"));
    return mac.replace(':', '-').toUpperCase(Locale.ROOT);
  }

  private static String type(String status) {
    return switch (status.toLowerCase(Locale.ROOT)) {
      case "start", "1" -> "start";
      case "stop", "2" -> "end";
      default -> "info";
    };
  }
}
