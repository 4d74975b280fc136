package io.portcullis.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.portcullis.model.KeyDeclaration.KeyRotation;

/**
 * What a key service lists of a key besides its attributes.
 *
 * @param deletion when it is to be destroyed, where that is scheduled
 * @param origin where it was made, by the word of the service
 * @param versions that there are, {@code usable}: those of them that can be used; 0 where the
 *     service does not tell
 * @param rotation as the service does it by itself
 * @param notes one line each, for people: a replica, grants, what was not allowed to be asked; at
 *     most {@link #MOST_NOTES}
 */
public record KeyListed(
    Status status,
    Optional<Instant> deletion,
    Origin origin,
    long versions,
    long usable,
    KeyRotation rotation,
    List<String> notes) {
  public static final int MOST_NOTES = 8;

  /** What can be done with it now. */
  public enum Status {
    ENABLED,
    DISABLED,
    /** Its destruction is scheduled, and can still be called off. */
    PENDING_DELETION,
    /** There is no key material in it yet. */
    PENDING_IMPORT,
    /** Its material is gone. */
    DESTROYED,
    /** The service can not reach where it is kept, or it is being made. */
    UNAVAILABLE,
    UNKNOWN
  }

  /** Where its material comes from. */
  public enum Origin {
    MADE_THERE,
    /** Brought in from outside (BYOK): who brought it may have kept a copy. */
    IMPORTED,
    /** It is kept in another place, which the service calls. */
    ELSEWHERE,
    UNKNOWN
  }

  /**
   * @throws IllegalArgumentException when there are more notes, or longer ones, than may be
   */
  public KeyListed {
    status = Objects.requireNonNullElse(status, Status.UNKNOWN);
    deletion = Objects.requireNonNullElse(deletion, Optional.empty());
    origin = Objects.requireNonNullElse(origin, Origin.UNKNOWN);
    rotation = Objects.requireNonNullElse(rotation, KeyRotation.NONE);
    notes =
        Objects.requireNonNullElse(notes, List.<String>of()).stream()
            .map(note -> Bounds.text("notes", note))
            .toList();
    if (notes.size() > MOST_NOTES || versions < 0 || usable < 0) {
      throw new IllegalArgumentException(
          "listed: at most %d notes, and no number below 0".formatted(MOST_NOTES));
    }
  }

  /** One line for people. */
  public String describe() {
    Stream<String> told =
        Stream.of(
            status == Status.UNKNOWN
                ? "whether it is enabled is not known"
                : KeyDeclaration.word(status).replace('-', ' '),
            deletion.map(at -> "to be destroyed " + day(at)).orElse(""),
            switch (origin) {
              case MADE_THERE -> "made there";
              case IMPORTED -> "imported";
              case ELSEWHERE -> "kept elsewhere";
              case UNKNOWN -> "origin not known";
            },
            versions == 0 ? "" : usable + " of " + versions + " versions usable");
    return String.join(
        ", ", Stream.concat(told, notes.stream()).filter(text -> !text.isEmpty()).toList());
  }

  private static String day(Instant at) {
    return at.toString().substring(0, "2026-11-27".length());
  }
}
