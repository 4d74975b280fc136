package io.portcullis.inventory.desk;

import java.util.function.Supplier;

/**
 * What comes of what somebody asks for.
 *
 * @param <T> what it is about
 */
public sealed interface Ruling<T extends Item> {
  /** It is done: this is kept in its place. */
  record Changed<T extends Item>(T item) implements Ruling<T> {}

  /**
   * It is not.
   *
   * @param reason for the person who asked
   */
  record Refused<T extends Item>(Why why, String reason) implements Ruling<T> {}

  /** Why not. */
  enum Why {
    /** It makes no sense, whatever there is. */
    INVALID,
    /** Another person may. */
    NOT_THIS_PERSON,
    /** Not as things stand. */
    CONFLICT
  }

  static <T extends Item> Ruling<T> refused(Why why, String reason) {
    return new Refused<>(why, reason);
  }

  /** The item, unless it is none: those that are not throw an IllegalArgumentException. */
  static <T extends Item> Ruling<T> of(Supplier<T> item) {
    try {
      return new Changed<>(item.get());
    } catch (IllegalArgumentException e) {
      return refused(Why.INVALID, e.getMessage());
    }
  }
}
