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
      return Bindings.key(kind(), name());
    }

    /** Kind of the one that is searched for. */
    SubjectKind kind() {
      return child() ? Edges.childKind(signal.statement()) : signal.kind();
    }

    /** Its names, strongest first. */
    List<Alias> names() {
      return child() ? Edges.child(signal.statement()) : signal.aliases();
    }

    /** The one of them that is tried now. */
    Alias name() {
      return names().get(search.hop());
    }

    boolean child() {
      return search.part() == Search.Part.CHILD;
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

  /**
   * This alias means that subject from then on.
   *
   * @param marks what else the subject is known by; absent in the log of an earlier release
   */
  record Bind(SubjectKind kind, Alias alias, String subject, Instant from, List<Alias> marks)
      implements Message {
    public Bind {
      marks = marks == null ? List.of() : marks;
    }
  }

  /**
   * Tell {@code home} when this alias is bound: a signal is parked there.
   *
   * @param at time of the signal; empty in the log of an earlier release
   */
  record Watch(SubjectKind kind, Alias alias, String home, String signal, Optional<Instant> at)
      implements Message {
    public Watch {
      at = at == null ? Optional.empty() : at;
    }
  }

  /** The parked signal is about this subject. */
  record Wake(String home, String signal, String subject) implements Message {}
}
