package io.portcullis.model;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Groups of a subject by who keeps them: "jamf:Loaners" is Jamf's, "domain-controllers" the
 * operator's own. Each keeper's word replaces what it said before, and nobody else's: a vendor that
 * has groups of its own must not take a subject out of those that protect it.
 */
final class Groups {
  private Groups() {}

  /**
   * @param said all groups that one keeper, or several, now hold it in; of those who say nothing
   *     all stay
   */
  static Set<String> said(Set<String> known, Set<String> said) {
    Set<String> keepers = said.stream().map(Groups::keeper).collect(Collectors.toSet());
    Set<String> all = new HashSet<>(said);
    known.stream().filter(group -> !keepers.contains(keeper(group))).forEach(all::add);
    return Set.copyOf(all);
  }

  /**
   * True when nothing but names that a device says of itself led to the subject: whoever calls
   * itself like a member of a group is none.
   */
  static boolean claimed(Signal signal) {
    return signal.weak()
        && signal.aliases().stream()
            .map(Alias::type)
            .filter(type -> !type.strong())
            .allMatch(AliasType::claimed);
  }

  private static String keeper(String group) {
    return group.substring(0, Math.max(group.indexOf(':'), 0));
  }
}
