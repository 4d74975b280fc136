package io.portcullis.routes.endpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.inventory.Declared;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Told;

/** What a look teaches the inventory: that these certificates are there, and where. */
final class Learning {
  private Learning() {}

  static List<Entry> of(Target target, Sight sight) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    sight.others().forEach(other -> entries.putIfAbsent(other.id(), other));
    sight.shown().forEach(one -> entries.put(one.entry().id(), placed(one.entry(), target)));
    return new ArrayList<>(entries.values());
  }

  /** Whatever else is told of an owner is newer than what the configuration says. */
  private static Entry placed(Entry entry, Target target) {
    Told owner = Told.of(target.owner(), EndpointWatch.SOURCE, entry.certificate().notBefore());
    String item = target.item();
    List<String> places = item.length() > Told.MAX_TEXT ? List.of() : List.of(item);
    return entry.with(new Declared(null, owner, null, null, null, null, places));
  }
}
