package io.portcullis.routes.desk;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.portcullis.inventory.desk.CustodyItem;
import io.portcullis.model.State;
import io.portcullis.model.keys.KeyProfile;
import io.portcullis.routes.decide.Summary;

/** Who of those that a key names has left. For one look at all keys. */
final class Leavers {
  private final Departures departures;
  private final Map<String, List<CustodyItem>> custody;

  /**
   * @param people who is known by a name
   * @param custody who holds which token
   */
  Leavers(Function<String, List<Summary>> people, Collection<CustodyItem> custody) {
    this.departures = new Departures(people);
    this.custody = custody.stream().collect(Collectors.groupingBy(CustodyItem::about));
  }

  /**
   * Somebody who left.
   *
   * @param name as the key names him, in lower case
   * @param part "custodian", "owner" or "user"
   */
  record Leaver(String name, String part) {
    boolean custodian() {
      return part.equals("custodian");
    }
  }

  /** Each person once, custodians first. */
  List<Leaver> of(Summary key) {
    Map<String, Leaver> named = new LinkedHashMap<>();
    custodians(key.subject().id()).forEach(name -> add(named, name, "custodian"));
    add(named, KeyProfile.of(new State(key.subject(), key.certificates())).owner(), "owner");
    users(key).forEach(name -> add(named, name, "user"));
    return named.values().stream()
        .filter(leaver -> departures.of(leaver.name()).isPresent())
        .toList();
  }

  private static void add(Map<String, Leaver> named, String spelled, String part) {
    String name = Departures.name(spelled);
    if (!name.isEmpty()) {
      named.putIfAbsent(name, new Leaver(name, part));
    }
  }

  private Stream<String> custodians(String key) {
    return custody.getOrDefault(key, List.of()).stream().flatMap(Custodians::holders);
  }

  /** What ends in "*" names nobody in particular. */
  private static Stream<String> users(Summary key) {
    return key.subject().facts().declared().keys().stream()
        .flatMap(declared -> declared.declaration().users().identities().stream())
        .filter(name -> !name.endsWith("*"));
  }
}
