package io.portcullis.model;

import java.time.Instant;
import java.util.List;

/**
 * One normalised statement: who said it, when it happened, when it was received, about whom, what.
 * Everything that changes state is one of these.
 *
 * @param id the same for each delivery of the same statement
 * @param source name of the configured source, or of the stage of the hub that says it
 * @param vendorId the source's own id of the record, empty where it gives none (then a repetition
 *     can not be told from a second event)
 * @param occurredAt when the source says it happened
 * @param receivedAt when the hub accepted it; the only clock that decisions know
 * @param kind what kind of subject it is about
 * @param subject id of the subject, empty until resolved
 * @param aliases names of the subject in the record, strongest first, at most {@link #MAX_ALIASES}
 * @param weak true when only weak aliases led to the subject, or of an edge to either of its ends
 */
public record Signal(
    String id,
    String source,
    String vendorId,
    Instant occurredAt,
    Instant receivedAt,
    SubjectKind kind,
    String subject,
    List<Alias> aliases,
    boolean weak,
    Actor actor,
    Statement statement) {
  public static final int MAX_ALIASES = 16;

  public Signal {
    aliases = inOrder(aliases) ? List.copyOf(aliases) : ordered(aliases);
  }

  private static List<Alias> ordered(List<Alias> aliases) {
    return aliases.stream().distinct().sorted().limit(MAX_ALIASES).toList();
  }

  /** True for what was read from the log, where it stands so already. */
  private static boolean inOrder(List<Alias> aliases) {
    for (int i = 1; i < aliases.size(); i++) {
      if (aliases.get(i - 1).compareTo(aliases.get(i)) >= 0) {
        return false;
      }
    }
    return aliases.size() <= MAX_ALIASES;
  }

  /** What the hub itself says about a subject that it knows. */
  public static Signal derived(
      String id, String stage, Instant at, SubjectKind kind, String subject, Statement statement) {
    return new Signal(
        id, stage, id, at, at, kind, subject, List.of(), false, Actor.UNKNOWN, statement);
  }

  /** What an entrance says about the source itself, of which no record of the source speaks. */
  public static Signal ofSource(
      String id, String source, Instant occurredAt, Instant receivedAt, Statement statement) {
    return new Signal(
        id,
        source,
        "",
        occurredAt,
        receivedAt,
        SubjectKind.SOURCE,
        "",
        List.of(new Alias(AliasType.SOURCE_NAME, source)),
        false,
        Actor.UNKNOWN,
        statement);
  }

  public Signal resolved(String toSubject, boolean byWeakAlias) {
    return new Signal(
        id,
        source,
        vendorId,
        occurredAt,
        receivedAt,
        kind,
        toSubject,
        aliases,
        byWeakAlias,
        actor,
        statement);
  }

  /** The same source's word about the same, with something added to it. */
  public Signal saying(Statement more) {
    return toChild(more, weak);
  }

  /** Of an edge whose child is known now. */
  public Signal toChild(Statement replaced, boolean byWeakAlias) {
    return new Signal(
        id,
        source,
        vendorId,
        occurredAt,
        receivedAt,
        kind,
        subject,
        aliases,
        byWeakAlias,
        actor,
        replaced);
  }
}
