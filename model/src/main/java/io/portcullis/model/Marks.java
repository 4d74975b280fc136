package io.portcullis.model;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What tells two subjects apart that go by the same weak name: a laptop's serial number is never
 * another's, and a person's object id stays when the mail address is given to somebody new.
 */
public final class Marks {
  private Marks() {}

  public static List<Alias> of(Collection<Alias> names) {
    return names.stream().filter(name -> name.type().lasting()).toList();
  }

  /**
   * True when both are known at the same place, and by nothing in common there. Nothing follows
   * from ids at two different places: one person may have both.
   */
  public static boolean contradict(Collection<Alias> these, Collection<Alias> those) {
    Map<String, Set<String>> one = byPlace(these);
    Map<String, Set<String>> other = byPlace(those);
    return one.entrySet().stream().anyMatch(e -> strangers(e.getValue(), other.get(e.getKey())));
  }

  private static boolean strangers(Set<String> ids, Set<String> others) {
    if (others == null) {
      return false;
    }
    Set<String> both = new HashSet<>(ids);
    both.retainAll(others);
    return both.isEmpty();
  }

  private static Map<String, Set<String>> byPlace(Collection<Alias> names) {
    return of(names).stream()
        .collect(
            Collectors.groupingBy(Marks::place, Collectors.mapping(Marks::id, Collectors.toSet())));
  }

  /** A serial number is the hardware's, however its maker is spelled. */
  private static String place(Alias name) {
    boolean vendor = name.type() == AliasType.MDM_DEVICE || name.type() == AliasType.IDP_USER;
    return name.type() + (vendor ? name.value().substring(0, colon(name)) : "");
  }

  private static String id(Alias name) {
    return name.value().substring(colon(name));
  }

  private static int colon(Alias name) {
    return Math.max(name.value().indexOf(':'), 0);
  }
}
