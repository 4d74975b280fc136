package io.portcullis.routes.issuance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portcullis.connectors.radius.das.AddressRange;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/**
 * Names that stand in a request for a certificate, as the hub's names. All of these are weak: who
 * asks may claim what it likes.
 *
 * @param whole the names as they are
 * @param parts what a part of a name would mean: of a host's name the first label, by which most
 *     sources know it
 */
record RequestedNames(List<String> asked, List<Alias> whole, List<Alias> parts) {
  static final int MOST = 64;
  private static final int LONGEST = 512;

  /**
   * @throws Unreadable when there are too many, or one is too long
   */
  static RequestedNames of(List<String> names) throws Unreadable {
    if (names.size() > MOST) {
      throw new Unreadable("names: " + names.size() + ", at most " + MOST);
    }
    Set<Alias> whole = new LinkedHashSet<>();
    Set<Alias> parts = new LinkedHashSet<>();
    for (String name : names) {
      if (name.length() > LONGEST) {
        throw new Unreadable("names: one has " + name.length() + " characters, at most " + LONGEST);
      }
      take(name.strip(), whole, parts);
    }
    return new RequestedNames(List.copyOf(names), new ArrayList<>(whole), new ArrayList<>(parts));
  }

  private static void take(String name, Set<Alias> whole, Set<Alias> parts) {
    if (AddressRange.literal(name).isPresent()) {
      add(AliasType.IP, name, whole);
    } else if (name.contains("@")) {
      add(AliasType.UPN, name, whole);
      add(AliasType.EMAIL, name, whole);
    } else {
      add(AliasType.HOSTNAME, name, whole);
      int dot = name.indexOf('.');
      add(AliasType.HOSTNAME, dot > 0 ? name.substring(0, dot) : "", parts);
    }
  }

  private static void add(AliasType type, String value, Set<Alias> into) {
    Optional.of(value).filter(v -> !v.isBlank()).map(v -> new Alias(type, v)).ifPresent(into::add);
  }
}
