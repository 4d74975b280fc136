package io.portcullis.inventory.desk;

import java.util.List;

import io.portcullis.model.Statement.Remarked;
import io.portcullis.model.Statement.Remarked.Said;

/**
 * All there is to say about one item.
 *
 * @param said nothing when all is as it should be
 */
public record Noted(Item item, List<Said> said) {
  public Noted {
    said = List.copyOf(said);
  }

  /** As a signal says it; the item is named by kind and id. */
  public Remarked remarked() {
    return new Remarked(item.name(), said);
  }
}
