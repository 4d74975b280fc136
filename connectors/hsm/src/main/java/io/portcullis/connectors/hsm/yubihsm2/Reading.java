package io.portcullis.connectors.hsm.yubihsm2;

import java.util.HexFormat;
import java.util.List;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Authenticated;
import io.portcullis.model.Statement.HsmCondition;
import io.portcullis.model.Statement.HsmHealthChanged;
import io.portcullis.model.Statement.KeyOperated;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/** Turns an entry into signals. The log names no device, so the source stands for it. */
record Reading(LogEntry entry, ParseContext context, long place) {

  Parsed parsed(Chain.Link link) {
    Command command = Command.of(entry.command());
    boolean sound = link.fault().isEmpty();
    if (command.quiet() && sound && entry.success()) {
      return new Parsed.Ignored(Parsed.IgnoreReason.READ_ONLY);
    }
    Signals signals = new Signals(context, place, vendorId(), context.receivedAt(), actor());
    if (!sound) {
      signals.say(SubjectKind.AUTHORITY, hsm(context), fault(link));
    }
    say(signals, command);
    return signals.with(ecs(command, link));
  }

  /** Number and hash together are met again only when the same entry is read out twice. */
  private String vendorId() {
    return entry.item() + "|" + entry.hash();
  }

  /** A log that was written over has gaps by itself; a hash that is wrong does not come so. */
  private Statement fault(Chain.Link link) {
    String detail = "audit log, item " + entry.item() + ": " + link.fault();
    return link == Chain.Link.BROKEN
        ? new HsmHealthChanged(HsmCondition.DEGRADED, detail)
        : new Noted("integrity", detail, false);
  }

  private void say(Signals signals, Command command) {
    if (entry.first() || (entry.command() == Command.RESET && entry.success())) {
      signals.say(
          SubjectKind.AUTHORITY,
          hsm(context),
          new HsmHealthChanged(HsmCondition.ZEROISED, "the device was reset"));
    } else if (entry.command() == Command.AUTHENTICATE_SESSION) {
      authenticated(signals);
    } else if (!command.use().isEmpty() && entry.target() != LogEntry.NONE) {
      signals.say(
          SubjectKind.KEY,
          key(entry.target()),
          new KeyOperated(command.use(), actor().name(), entry.success()));
    } else {
      String topic = command.topic().isEmpty() ? "hsm" : command.topic();
      signals.say(
          SubjectKind.AUTHORITY, hsm(context), new Noted(topic, command.name(), entry.success()));
    }
  }

  private void authenticated(Signals signals) {
    int key = entry.session() == LogEntry.NONE ? entry.target() : entry.session();
    List<Alias> who =
        new Aliases().vendor(AliasType.IDP_USER, "yubihsm2:" + context.source(), id(key)).list();
    signals.say(
        SubjectKind.IDENTITY, who, new Authenticated(entry.success(), "authentication-key", ""));
    if (!entry.success()) {
      signals.say(
          SubjectKind.AUTHORITY,
          hsm(context),
          new HsmHealthChanged(
              HsmCondition.AUTHENTICATION_FAILURE, "authentication key " + id(key)));
    }
  }

  static List<Alias> hsm(ParseContext context) {
    return new Aliases().vendor(AliasType.HSM_TOKEN, "yubihsm2", context.source()).list();
  }

  /** The object id, which the PKCS#11 module gives out as CKA_ID. */
  private List<Alias> key(int object) {
    return new Aliases().vendor(AliasType.PKCS11_KEY, context.source(), bare(object)).list();
  }

  private Actor actor() {
    String id = entry.session() == LogEntry.NONE ? "" : id(entry.session());
    return new Actor(id, id, "");
  }

  private static String id(int object) {
    return "0x" + bare(object);
  }

  private static String bare(int object) {
    return HexFormat.of().toHexDigits((short) object);
  }

  private Ecs ecs(Command command, Chain.Link link) {
    boolean login = entry.command() == Command.AUTHENTICATE_SESSION;
    return new Ecs(context.receivedAt(), "Yubico", "yubihsm2.log")
        .kind(login ? "authentication" : "iam", login ? "start" : "info")
        .outcome(entry.success())
        .put("event.action", command.name())
        .put("event.code", "0x" + HexFormat.of().toHexDigits((byte) entry.command()))
        .put("event.id", vendorId())
        .put("event.sequence", entry.item())
        .put("event.reason", link.fault())
        .put("user.id", actor().id())
        .put("yubihsm2.target_key", id(entry.target()))
        .put("yubihsm2.second_key", id(entry.second()))
        .put("yubihsm2.result", "0x" + HexFormat.of().toHexDigits((byte) entry.result()))
        .put("yubihsm2.tick", entry.tick())
        .put("yubihsm2.hash", entry.hash());
  }
}
