package io.portcullis.connectors.ca.leaks;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Severity;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.RiskOrigin;
import io.portcullis.model.SubjectKind;

/**
 * Turns findings into signals and one ECS record. A private key that can be named is a risk of that
 * key; any other finding is a note about the author of the commit.
 */
record Reading(List<Leak> leaks, long place, ParseContext context) {
  /** How many of a run's places one ECS record lists. */
  private static final int MAX_FILES = 100;

  /** In one order always, so that a record reads the same each time. */
  private static final Set<String> CATEGORIES =
      Collections.unmodifiableSet(
          new LinkedHashSet<>(List.of("credential-access", "key-compromise")));

  Parsed parsed(String vendor, String dataset) {
    Leak first = leaks.get(0);
    Leak.Commit commit = first.commit();
    String id = leaks.size() == 1 ? first.fingerprint() : "";
    Actor actor = new Actor(commit.email(), commit.author(), "");
    // The same finding with another end is another statement, and the same scan again is none.
    String vendorId = id.isEmpty() ? "" : id + "|" + first.resolved() + "|" + commit.at();
    Signals signals = new Signals(context, place, vendorId, commit.at(), actor);
    leaks.forEach(leak -> say(signals, leak));
    return signals.with(ecs(new Ecs(commit.at(), vendor, dataset), first));
  }

  private static void say(Signals signals, Leak leak) {
    if (!leak.key().isEmpty()) {
      signals.say(SubjectKind.KEY, leak.key(), risk(leak));
      return;
    }
    List<Alias> author = new Aliases().add(AliasType.EMAIL, leak.commit().email()).list();
    String topic = leak.privateKey() ? "key" : "credential";
    signals.note(
        SubjectKind.IDENTITY, author, new Statement.Noted(topic, leak.rule(), leak.resolved()));
  }

  /** Once it has been in source control the key is known to others, whoever takes it out again. */
  private static Statement risk(Leak leak) {
    String id =
        leak.fingerprint().isEmpty() ? leak.rule() + ":" + leak.place() : leak.fingerprint();
    return new Statement.RiskChanged(
        RiskOrigin.OTHER,
        id,
        Severity.CRITICAL,
        CATEGORIES,
        leak.resolved(),
        "private key in source control: " + leak.place());
  }

  private Ecs ecs(Ecs ecs, Leak first) {
    ecs.kind("vulnerability", "info")
        .put("event.kind", "alert")
        .put("event.action", first.resolved() ? "secret-resolved" : "secret-found")
        .put("event.code", first.rule())
        .put("event.id", leaks.size() == 1 ? first.fingerprint() : "")
        .put("event.reason", first.description())
        .put("rule.id", first.rule())
        .put("user.name", first.commit().author())
        .put("user.email", first.commit().email())
        .put("vcs.ref.head.revision", first.commit().id());
    for (Leak leak : leaks.subList(0, Math.min(leaks.size(), MAX_FILES))) {
      ecs.add("file.path", leak.place());
      leak.key().forEach(key -> ecs.add("related.hash", key.value()));
    }
    return ecs;
  }
}
