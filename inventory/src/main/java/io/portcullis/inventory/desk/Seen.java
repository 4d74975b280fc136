package io.portcullis.inventory.desk;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * An item as it is looked at.
 *
 * @param changed when somebody changed it last
 */
public record Seen(Item item, Instant changed) {
  /** Those of one kind. */
  public static <T extends Item> List<T> only(Class<T> type, Collection<Seen> all) {
    return all.stream().map(Seen::item).filter(type::isInstance).map(type::cast).toList();
  }
}
