package io.portcullis.routes.endpoint;

import java.util.List;

import io.portcullis.connectors.ca.endpoint.Staple;
import io.portcullis.inventory.Entry;
import io.portcullis.model.Remark;

/**
 * What one look at a target showed.
 *
 * @param shown certificates that are used there
 * @param others certificates of authorities beside them, which the inventory learns
 * @param away why there is none, or not everywhere; for people
 */
public record Sight(List<Shown> shown, List<Entry> others, List<String> away) {
  public Sight {
    shown = List.copyOf(shown);
    others = List.copyOf(others);
    away = List.copyOf(away);
  }

  static Sight away(String why) {
    return new Sight(List.of(), List.of(), List.of(why));
  }

  /**
   * A certificate at one address, or in a file.
   *
   * @param where of several addresses this one; empty where there is one
   * @param staple what there is of a stapled OCSP answer
   * @param faults that are found without the inventory
   */
  public record Shown(String where, Entry entry, Staple.Kind staple, List<Fault> faults) {
    public Shown {
      faults = List.copyOf(faults);
    }
  }

  /**
   * @param detail for people
   */
  public record Fault(Remark.Kind kind, String detail) {}
}
