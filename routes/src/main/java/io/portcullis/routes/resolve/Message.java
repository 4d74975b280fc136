package io.portcullis.routes.resolve;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import io.portcullis.model.Alias;
import io.portcullis.model.Signal;
import io.portcullis.model.SubjectKind;

/** What travels through {@code intake}, keyed by the alias whose partition has to read it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "message")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Message.Arrived.class, name = "arrived"),
  @JsonSubTypes.Type(value = Message.Bind.class, name = "bind"),
  @JsonSubTypes.Type(value = Message.Watch.class, name = "watch"),
  @JsonSubTypes.Type(value = Message.Wake.class, name = "wake")
})
public sealed interface Message {

  /** A signal just accepted, at the start of the search for its subject. */
  static Arrived arrived(
      Signal signal, Map<String, Object> ecs, String rawHash, Optional<RawText> raw) {
    Search search = Search.start(Edges.isEdge(signal.statement()));
    return new Arrived(signal, ecs, rawHash, search, raw);
  }

  /** True when the signal has a name to search its subject by, and its child too if it has one. */
  static boolean addressable(Signal signal) {
    boolean childNamed =
        !Edges.isEdge(signal.statement()) || !Edges.child(signal.statement()).isEmpty();
    return !signal.aliases().isEmpty() && childNamed;
  }

  /**
   * A signal as accepted, on its way to its subject.
   *
   * @param ecs the vendor's record as an ECS document
   * @param rawHash SHA-256 of the vendor's bytes: of the body with all its records
   * @param raw the record itself, where its source has it kept
   */
  record Arrived(
      Signal signal, Map<String, Object> ecs, String rawHash, Search search, Optional<RawText> raw)
      implements Message {
    /** The last is absent in the log of an earlier release. */
    public Arrived {
      raw = Objects.requireNonNullElse(raw, Optional.empty());
    }

    /** The alias whose partition has to read this now. */
    public String key() {
      boolean child = search.part() == Search.Part.CHILD;
      SubjectKind kind = child ? Edges.childKind(signal.statement()) : signal.kind();
      List<Alias> names = child ? Edges.child(signal.statement()) : signal.aliases();
      return Bindings.key(kind, names.get(search.hop()));
    }

    Arrived looking(Search next) {
      return new Arrived(signal, ecs, rawHash, next, raw);
    }

    Arrived about(Signal known, Search next) {
      return new Arrived(known, ecs, rawHash, next, raw);
    }

    /** Its text is kept already. */
    Arrived told() {
      return new Arrived(signal, ecs, rawHash, search, raw.map(RawText::hash));
    }
  }

  /** This alias means that subject from then on. */
  record Bind(SubjectKind kind, Alias alias, String subject, Instant from) implements Message {}

  /** Tell {@code home} when this alias is bound: a signal is parked there. */
  record Watch(SubjectKind kind, Alias alias, String home, String signal) implements Message {}

  /** The parked signal is about this subject. */
  record Wake(String home, String signal, String subject) implements Message {}
}
