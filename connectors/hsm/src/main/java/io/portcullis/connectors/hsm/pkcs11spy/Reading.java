package io.portcullis.connectors.hsm.pkcs11spy;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.KeyOperated;
import io.portcullis.model.SubjectKind;

/** Turns one call into signals: about the key or token where it is known, else about the feed. */
record Reading(SpyCall call, SpyState state, ParseContext context) {
  private static final Pattern MECHANISM = Pattern.compile("CKM_[A-Z0-9_]{1,60}");

  Parsed parsed() {
    String returned =
        call.returned().orElseThrow(() -> new BadRecord(call.function() + ": no Returned line"));
    return Meaning.of(call, returned)
        .<Parsed>map(statement -> understood(statement, returned))
        .orElse(new Parsed.Ignored(Parsed.IgnoreReason.READ_ONLY));
  }

  private Parsed understood(Statement statement, String returned) {
    Instant at = time();
    Actor actor = new Actor(call.principal(), call.principal(), "");
    Signals signals = new Signals(context, call.offset(), "", at, actor);
    boolean ofKey = statement instanceof KeyOperated;
    List<Alias> names = ofKey ? key() : token();
    if (names.isEmpty()) {
      // What befell an unknown key or token must not be taken for the feed's own state.
      boolean ok = returned.equals(Meaning.OK);
      signals.aboutSource(new Statement.Noted(ofKey ? "key" : "hsm", call.function(), ok));
    } else {
      signals.say(ofKey ? SubjectKind.KEY : SubjectKind.AUTHORITY, names, statement);
    }
    return signals.with(ecs(at, returned));
  }

  private Instant time() {
    String time = call.time();
    return time.isEmpty()
        ? context.receivedAt()
        : Times.notAhead(context, "call time", Times.read("call time", time));
  }

  /** Both names of the token go before the id, because an inventory may use either. */
  private List<Alias> key() {
    SpyState.Token token = state.token(call);
    SpyState.Key key = state.key(call);
    return new Aliases()
        .vendor(AliasType.PKCS11_KEY, token.label(), key.id())
        .vendor(AliasType.PKCS11_KEY, token.serial(), key.id())
        .add(AliasType.KEY_LABEL, key.label())
        .list();
  }

  private List<Alias> token() {
    return new Aliases().add(AliasType.HSM_TOKEN, state.token(call).serial()).list();
  }

  private Ecs ecs(Instant at, String returned) {
    SpyState.Token token = state.token(call);
    SpyState.Key key = state.key(call);
    return new Ecs(at, "OpenSC", "pkcs11.spy")
        .kind("iam", "info")
        .outcome(returned.equals(Meaning.OK))
        .put("event.action", call.function())
        .put("event.code", returned)
        .put("user.name", call.principal())
        .put("pkcs11.token.label", token.label())
        .put("pkcs11.token.serial_number", token.serial())
        .put("pkcs11.key.id", key.id())
        .put("pkcs11.key.label", key.label())
        .put("pkcs11.mechanism", mechanism());
  }

  private String mechanism() {
    String name = call.argument("pMechanism->type");
    return MECHANISM.matcher(name).matches() ? name : "";
  }
}
