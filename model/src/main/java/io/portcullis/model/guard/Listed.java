package io.portcullis.model.guard;

import java.util.Set;

import io.portcullis.model.Proposal;

/** Whether a subject stands on a list of ids, names, groups or alias keys. */
final class Listed {
  private Listed() {}

  static boolean in(Set<String> list, Proposal p) {
    return !list.isEmpty()
        && (list.contains(p.subject())
            || list.contains(p.name())
            || p.groups().stream().anyMatch(list::contains)
            || p.aliases().stream().anyMatch(a -> list.contains(a.key())));
  }
}
