package io.portcullis.connectors.idp.entra;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Alias;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.EdgeAdded;
import io.portcullis.model.Statement.EdgeRemoved;
import io.portcullis.model.Statement.EdgeType;
import io.portcullis.model.SubjectKind;

/** A directoryAudit: category AuditLogs of diagnostic settings, or Graph's own form. */
record Audit(Item item) {

  Parsed parsed() {
    Doc body = item.body();
    String activity = activity();
    Instant at = item.at("activityDateTime");
    AuditTargets targets = AuditTargets.of(body);
    AuditTopic topic = AuditTopic.of(activity, body.text("category"), body.text("loggedByService"));
    AuditMeaning meaning = new AuditMeaning(activity, topic, successful(), targets);
    AuditActor by = AuditActor.of(item);
    Signals signals = item.signals(body.text("id"), at, by.actor());
    say(signals, meaning, by);
    return signals.with(ecs(at, meaning, by));
  }

  private String activity() {
    String activity = item.body().text("activityDisplayName");
    String operation = activity.isEmpty() ? item.text("operationName") : activity;
    if (operation.isEmpty()) {
      throw new BadRecord(item.body().at("activityDisplayName").path() + ": missing");
    }
    return operation;
  }

  private void say(Signals signals, AuditMeaning meaning, AuditActor by) {
    Optional<Statement> edge = edge(meaning);
    if (edge.isPresent()) {
      signals.say(SubjectKind.IDENTITY, meaning.targets().names(SubjectKind.IDENTITY), edge.get());
      return;
    }
    SubjectKind kind = kind(meaning, by);
    List<Alias> names = meaning.targets().names(kind);
    Statement statement = meaning.statement();
    if (statement instanceof AccountChanged) {
      signals.say(kind, names, statement);
    } else {
      signals.note(kind, names.isEmpty() ? by.names(kind) : names, statement);
    }
  }

  /** Where nobody is named as the target it is about the one who acted. */
  private static SubjectKind kind(AuditMeaning meaning, AuditActor by) {
    boolean device = meaning.topic() == AuditTopic.DEVICE;
    return device && meaning.targets().device().isPresent()
        ? SubjectKind.DEVICE
        : meaning.targets().kind().orElse(by.kind());
  }

  /** "Add registered owner to device" and its like: whose device it is. */
  private Optional<Statement> edge(AuditMeaning meaning) {
    String words = meaning.activity().toLowerCase(Locale.ROOT);
    List<Alias> device = meaning.targets().names(SubjectKind.DEVICE);
    List<Alias> user = meaning.targets().names(SubjectKind.IDENTITY);
    boolean known = words.contains("registered ") && words.contains("device");
    if (!known || !meaning.success() || device.isEmpty() || user.isEmpty()) {
      return Optional.empty();
    }
    if (words.startsWith("add ")) {
      EdgeType type = words.contains("owner") ? EdgeType.PRIMARY : EdgeType.SHARED;
      return Optional.of(new EdgeAdded(SubjectKind.DEVICE, device, "", type));
    }
    return words.startsWith("remove ")
        ? Optional.of(new EdgeRemoved(SubjectKind.DEVICE, device, ""))
        : Optional.empty();
  }

  private String result() {
    String result = item.text("result");
    return (result.isEmpty() ? item.doc().text("resultType") : result).toLowerCase(Locale.ROOT);
  }

  /** Some services leave the result out; what they logged was done. */
  private boolean successful() {
    return result().isEmpty() || result().equals("success") || result().equals("0");
  }

  private String outcome() {
    return switch (result()) {
      case "" -> "";
      case "success", "0" -> "success";
      case "failure" -> "failure";
      default -> "unknown";
    };
  }

  private Ecs ecs(Instant at, AuditMeaning meaning, AuditActor by) {
    Doc body = item.body();
    Ecs ecs = item.ecs(at, "audit", meaning.activity(), body.text("id"));
    ecs.kind(meaning.topic().category(), meaning.topic().type())
        .put("event.outcome", outcome())
        .put("event.reason", body.text("resultReason"))
        .put("event.provider", body.text("loggedByService"));
    by.describe(ecs);
    meaning.targets().user().ifPresent(user -> user(ecs, user));
    meaning
        .targets()
        .device()
        .ifPresent(device -> Names.device(ecs, device.text("id"), device.text("displayName")));
    meaning
        .targets()
        .group()
        .ifPresent(
            group ->
                ecs.put("group.id", group.text("id")).put("group.name", group.text("displayName")));
    meaning
        .targets()
        .service()
        .ifPresent(
            service ->
                ecs.put("service.id", service.text("id"))
                    .put("service.name", service.text("displayName")));
    return ecs;
  }

  private static void user(Ecs ecs, Doc user) {
    Names.person(
        ecs,
        "user.target",
        user.text("id"),
        user.text("userPrincipalName"),
        user.text("displayName"));
  }
}
