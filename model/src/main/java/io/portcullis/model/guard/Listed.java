package io.portcullis.model.guard;

import java.util.Set;

import io.portcullis.model.Proposal;

/**
 * Whether a subject stands on a list of ids, groups and alias keys. What it is called for people
 * never counts: many a device gives itself that name.
 */
final class Listed {
  private Listed() {}

  static boolean in(Set<String> list, Proposal p) {
    return !list.isEmpty()
        && (list.contains(p.subject())
            || p.groups().stream().map(Limits::group).anyMatch(list::contains)
            || p.aliases().stream().anyMatch(a -> list.contains(a.key())));
  }
}
