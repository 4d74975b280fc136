package io.portcullis.connectors.api.inventory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement.CertificateIssued;
import io.portcullis.model.Statement.EdgeAdded;
import io.portcullis.model.Statement.EdgeType;
import io.portcullis.model.Statement.KeyDeclared;
import io.portcullis.model.Statement.SubjectObserved;
import io.portcullis.model.SubjectKind;

/** One declared subject: who it is, what belongs to it, and the certificates it holds. */
record Declaration(Doc doc, long place, ParseContext context) {
  private static final int MAX_CHILDREN = 1_000;
  private static final List<String> FIELDS =
      List.of("aliases", "groups", "owner", "children", "certificate", "certificates");

  Parsed parsed() {
    List<String> kinds = new ArrayList<>();
    for (SubjectKind kind : SubjectKind.values()) {
      kinds.add(Strict.kebab(kind));
    }
    List<String> known = new ArrayList<>(kinds);
    known.addAll(FIELDS);
    known.addAll(KeyFields.NAMES);
    known.addAll(Duties.NAMES);
    Strict.fields(doc, known);
    return declared(kind(kinds));
  }

  private SubjectKind kind(List<String> kinds) {
    List<String> stated = kinds.stream().filter(doc::has).toList();
    if (stated.size() != 1) {
      throw new BadRecord("exactly one of " + String.join(", ", kinds) + " must name the subject");
    }
    return SubjectKind.values()[kinds.indexOf(stated.get(0))];
  }

  private Parsed declared(SubjectKind kind) {
    String name = doc.need(Strict.kebab(kind));
    List<Held> held = certificates();
    List<Alias> aliases = aliases(kind, name, held);
    if (aliases.isEmpty()) {
      throw new BadRecord("aliases: missing, and no certificate names the subject either");
    }
    Signals signals = new Signals(context, place, "", context.receivedAt(), Actor.UNKNOWN);
    Set<String> groups = new LinkedHashSet<>();
    doc.list("groups").forEach(group -> groups.add(group.value()));
    signals.say(kind, aliases, new SubjectObserved(name, doc.text("owner"), groups));
    key(kind).ifPresent(declared -> signals.say(kind, aliases, declared));
    Duties.of(doc, context).forEach(duty -> signals.say(kind, aliases, duty));
    held.forEach(h -> signals.say(kind, aliases, new CertificateIssued(h.certificate())));
    children().forEach(edge -> signals.say(kind, aliases, edge));
    return signals.with(ecs(kind, name));
  }

  /** Nothing declared is said, too: it takes back what was. */
  private Optional<KeyDeclared> key(SubjectKind kind) {
    if (kind == SubjectKind.KEY) {
      return Optional.of(new KeyDeclared(KeyFields.read(doc)));
    }
    KeyFields.none(doc);
    return Optional.empty();
  }

  /** An authority and a source are known by their name; what else has names says them. */
  private List<Alias> aliases(SubjectKind kind, String name, List<Held> held) {
    List<Alias> aliases = new ArrayList<>(Strict.aliases(doc));
    if (kind == SubjectKind.AUTHORITY) {
      aliases.add(new Alias(AliasType.AUTHORITY_NAME, name));
    } else if (kind == SubjectKind.SOURCE) {
      aliases.add(new Alias(AliasType.SOURCE_NAME, name));
    }
    held.forEach(h -> aliases.addAll(h.aliases()));
    return aliases;
  }

  private List<Held> certificates() {
    List<Held> held = new ArrayList<>();
    if (doc.has("certificate")) {
      held.add(Held.of(doc.at("certificate")));
    }
    doc.list("certificates").forEach(certificate -> held.add(Held.of(certificate)));
    return held;
  }

  private List<EdgeAdded> children() {
    List<Doc> children = doc.list("children");
    if (children.size() > MAX_CHILDREN) {
      throw new BadRecord("children: more than " + MAX_CHILDREN);
    }
    return children.stream().map(Declaration::edge).toList();
  }

  private static EdgeAdded edge(Doc child) {
    Strict.fields(child, List.of("kind", "aliases", "type"));
    List<Alias> aliases = Strict.aliases(child);
    if (aliases.isEmpty()) {
      throw new BadRecord(child.path() + ".aliases: missing");
    }
    EdgeType type =
        child.has("type") ? Strict.choice(child, "type", EdgeType.class) : EdgeType.PRIMARY;
    return new EdgeAdded(Strict.kind(child, "kind"), aliases, "", type);
  }

  private Ecs ecs(SubjectKind kind, String name) {
    return new Ecs(context.receivedAt(), "Portcullis", "portcullis.inventory")
        .kind("configuration", "info")
        .put("event.action", "subject-declared")
        .put("event.provider", Strict.kebab(kind))
        .put(kind == SubjectKind.IDENTITY ? "user.name" : "host.name", name);
  }
}
