package io.portcullis.connectors.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Ids;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;

/**
 * The signals of one record, with ids that come out the same for each delivery of it: over the
 * vendor's own id where it gives one, else over this acceptance and the place in the body.
 */
public final class Signals {
  private final ParseContext context;
  private final long place;
  private final String vendorId;
  private final Instant occurredAt;
  private final Actor actor;
  private final List<Signal> signals = new ArrayList<>();

  public Signals(
      ParseContext context, long place, String vendorId, Instant occurredAt, Actor actor) {
    this.context = context;
    this.place = place;
    this.vendorId = vendorId;
    this.occurredAt = occurredAt;
    this.actor = actor;
  }

  /**
   * @throws BadRecord when there is no name to know the subject by
   */
  public Signals say(SubjectKind kind, List<Alias> aliases, Statement statement) {
    if (aliases.isEmpty()) {
      throw new BadRecord(
          "no usable name of the " + kind.name().toLowerCase(java.util.Locale.ROOT));
    }
    signals.add(
        new Signal(
            id(),
            context.source(),
            vendorId,
            occurredAt,
            context.receivedAt(),
            kind,
            "",
            aliases,
            false,
            actor,
            statement));
    return this;
  }

  /** About the feed itself: what it says concerns trust and names nobody. */
  public Signals aboutSource(Statement statement) {
    return say(
        SubjectKind.SOURCE, List.of(new Alias(AliasType.SOURCE_NAME, context.source())), statement);
  }

  /** Like {@link #say}, and about the feed where the record names nobody. */
  public Signals note(SubjectKind kind, List<Alias> aliases, Statement statement) {
    return aliases.isEmpty() ? aboutSource(statement) : say(kind, aliases, statement);
  }

  public boolean isEmpty() {
    return signals.isEmpty();
  }

  public Parsed.Understood with(Ecs ecs) {
    return new Parsed.Understood(List.copyOf(signals), ecs.build());
  }

  private String id() {
    String index = Integer.toString(signals.size());
    return vendorId.isEmpty()
        ? Ids.of("sig", context.source(), context.intake(), Long.toString(place), index)
        : Ids.of("sig", context.source(), vendorId, index);
  }
}
