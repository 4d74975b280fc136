package io.portcullis.connectors.hsm.nshield;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Syslog;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.HsmCondition;
import io.portcullis.model.Statement.HsmHealthChanged;
import io.portcullis.model.Statement.KeyOperated;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/** One message: what the command means, about the key or the HSM (named by its ESN). */
record AuditMessage(Cef cef, Syslog syslog, ParseContext context, long place) {
  private static final Pattern GOOD = Pattern.compile("(?i)(|ok|success|succeeded|passed|0)");

  Parsed parsed() {
    Command command = Command.of(cef);
    Instant at = time();
    Actor actor = new Actor(user(), user(), cef.first("src", "shost"));
    Signals signals = new Signals(context, place, cef.first("externalid"), at, actor);
    Optional<String> operation = command.keyOperation();
    if (operation.isPresent() && !key().isEmpty()) {
      signals.say(SubjectKind.KEY, key(), new KeyOperated(operation.get(), user(), success()));
    } else {
      signals.say(SubjectKind.AUTHORITY, hsm(), statement(command));
    }
    return signals.with(ecs(at, command));
  }

  private Statement statement(Command command) {
    if (command.zeroises() && success()) {
      return new HsmHealthChanged(HsmCondition.ZEROISED, command.name());
    }
    if (command.tamper()) {
      return new HsmHealthChanged(HsmCondition.TAMPER, command.name());
    }
    boolean credential = command.topic().equals("credential");
    return credential && !success()
        ? new HsmHealthChanged(HsmCondition.AUTHENTICATION_FAILURE, command.name())
        : new Noted(command.topic(), command.action(), success());
  }

  private Instant time() {
    String text = cef.first("rt", "start", "end");
    return text.isEmpty() ? syslog.time() : Times.notAhead(context, "rt", Times.read("rt", text));
  }

  private String user() {
    return cef.first("suser", "duser", "user");
  }

  private boolean success() {
    return GOOD.matcher(cef.first("outcome", "status", "result", "reason")).matches();
  }

  private String esn() {
    return cef.first("esn", "deviceExternalId", "hsm", "moduleesn");
  }

  private String host() {
    String named = cef.first("dvchost", "dhost");
    return named.isEmpty() ? syslog.host() : named;
  }

  private List<Alias> hsm() {
    Aliases names = new Aliases().add(AliasType.HSM_TOKEN, esn());
    if (esn().isEmpty()) {
      names.vendor(AliasType.HSM_TOKEN, "nshield", host().isEmpty() ? context.source() : host());
    }
    return names.add(AliasType.HOSTNAME, host()).list();
  }

  /** A key's hash is the same in every module of a Security World, so the world is the source. */
  private List<Alias> key() {
    String hash = cef.first("keyhash", "hash", "hka", "keyid").toLowerCase(Locale.ROOT);
    return new Aliases()
        .vendor(AliasType.PKCS11_KEY, context.source(), hash)
        .add(AliasType.KEY_LABEL, hash.isEmpty() ? "" : cef.first("keyname", "ident", "keyident"))
        .list();
  }

  private Ecs ecs(Instant at, Command command) {
    return new Ecs(at, "Entrust", "nshield.audit")
        .kind("iam", "info")
        .outcome(success())
        .put("event.action", command.action())
        .put("event.code", cef.id())
        .put("event.id", cef.first("externalid"))
        .put("event.reason", cef.first("reason", "msg"))
        .put("message", cef.name())
        .put("user.name", user())
        .address("source", cef.first("src"))
        .put("host.name", host())
        .put("device.id", esn())
        .put("observer.version", cef.version())
        .put("nshield.key_hash", cef.first("keyhash", "hash", "hka", "keyid"))
        .put("nshield.application", cef.first("appname", "app"))
        .put("nshield.severity", cef.severity());
  }
}
