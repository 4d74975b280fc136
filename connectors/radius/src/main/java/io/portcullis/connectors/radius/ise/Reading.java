package io.portcullis.connectors.radius.ise;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

/** Turns a message into signals and its ECS record. */
record Reading(Message message, Names names, long place, ParseContext context) {
  private static final Set<String> HOUSEKEEPING =
      Set.of(
          "cise_system_statistics",
          "cise_internal_operations_diagnostics",
          "cise_system_diagnostics",
          "cise_licensing",
          "cise_monitoring");
  private static final Pattern TAG = Pattern.compile("^\\(tag=\\d{1,3}\\) ?");
  private static final Set<String> RESTARTS = Set.of("accounting-on", "accounting-off");

  static Parsed of(Message message, long place, ParseContext context) {
    return new Reading(message, new Names(message.pairs()), place, context).parsed();
  }

  private Parsed parsed() {
    if (HOUSEKEEPING.contains(message.category().toLowerCase(Locale.ROOT))) {
      return new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING);
    }
    Actor actor = new Actor(names.user(), names.user(), Document.source(message.pairs()));
    Signals signals = new Signals(context, place, vendorId(), message.at(), actor);
    Statement statement = accounting() ? session() : Meaning.of(message);
    List<Alias> device = names.device();
    if (statement instanceof Statement.NasRestarted) {
      return signals.aboutSource(statement).with(new Document(message, names).ecs(statement));
    }
    boolean aboutDevice = !device.isEmpty() && !Meaning.administrative(message);
    signals.note(
        aboutDevice ? SubjectKind.DEVICE : SubjectKind.IDENTITY,
        aboutDevice ? device : names.person(),
        statement);
    return signals.with(new Document(message, names).ecs(statement));
  }

  /** A node numbers its messages, and begins anew when it starts. */
  private String vendorId() {
    return message.id().isEmpty() || !message.dated()
        ? ""
        : String.join("|", message.host(), message.id(), message.at().toString());
  }

  private boolean accounting() {
    return !message.pairs().text("Acct-Status-Type").isEmpty();
  }

  private Statement session() {
    Pairs pairs = message.pairs();
    String id = pairs.text("Acct-Session-Id");
    String status = pairs.text("Acct-Status-Type").toLowerCase(Locale.ROOT);
    boolean known = !id.isEmpty() && !nas().isEmpty();
    if (!nas().isEmpty() && RESTARTS.contains(status)) {
      return new Statement.NasRestarted(nas(), pairs.text("Acct-Status-Type"));
    }
    return switch (known ? status : "") {
      case "start" -> new SessionStarted(session(id, message.at()));
      case "interim-update" -> {
        // A hub that missed the start learns the session from this.
        Instant since = message.at().minusSeconds(pairs.seconds("Acct-Session-Time"));
        yield new SessionStarted(session(id, since));
      }
      case "stop" -> new SessionEnded(id, nas(), pairs.text("Acct-Terminate-Cause"));
      default -> new Statement.Noted("session", pairs.text("Acct-Status-Type"), true);
    };
  }

  private String nas() {
    return message.pairs().first("NAS-IP-Address", "Device IP Address", "NAS-IPv6-Address");
  }

  /** As a Cisco-AVPair, or as in RFC 3580 with a tag before it: "(tag=1) 99". */
  private List<String> networks() {
    return Stream.of("vlan-id", "Tunnel-Private-Group-ID")
        .map(message.pairs()::text)
        .map(text -> TAG.matcher(text).replaceFirst(""))
        .filter(text -> !text.isEmpty())
        .distinct()
        .toList();
  }

  private Session session(String id, Instant startedAt) {
    Pairs pairs = message.pairs();
    return new Session(
        id,
        nas(),
        pairs.first("NetworkDeviceName", "NAS-Identifier"),
        names.mac(),
        names.user(),
        pairs.first("NAS-Port-Id", "NAS-Port"),
        startedAt,
        pairs.first("audit-session-id", "CPMSessionID"),
        networks());
  }
}
