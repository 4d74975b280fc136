package io.portcullis.connectors.api.inventory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Nearest;
import io.portcullis.model.AliasType;
import io.portcullis.model.SubjectKind;

/** The columns that a table of subjects may have. */
final class Columns {
  private static final String ALIASES = "aliases.";
  private static final Set<String> LISTS =
      Set.of("groups", "users.identities", "users.jobs", "users.subnets");
  private static final List<String> KNOWN = all();

  private Columns() {}

  private static List<String> all() {
    List<String> known = new ArrayList<>(List.of("owner", "groups"));
    for (SubjectKind kind : SubjectKind.values()) {
      known.add(Strict.kebab(kind));
    }
    for (AliasType type : AliasType.values()) {
      known.add(ALIASES + Strict.kebab(type));
    }
    known.addAll(KeyFields.COLUMNS);
    return List.copyOf(known);
  }

  /** The serial number of a certificate holds a bar of its own. */
  static boolean several(String column) {
    boolean alias = column.startsWith(ALIASES);
    return LISTS.contains(column)
        || alias && !column.equals(ALIASES + Strict.kebab(AliasType.CERT_SERIAL));
  }

  /**
   * @throws BadRecord when one is not known, or stands there twice: then no row can be trusted
   */
  static List<String> known(List<Csv.Cell> titles) {
    List<String> columns = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Csv.Cell title : titles) {
      if (!KNOWN.contains(title.text())) {
        throw new BadRecord(
            "%s\"%s\" is no column; did you mean \"%s\"?"
                .formatted(title.place(), title.text(), Nearest.of(title.text(), KNOWN)));
      }
      if (!seen.add(title.text())) {
        throw new BadRecord(title.place() + "column \"" + title.text() + "\" is there twice");
      }
      columns.add(title.text());
    }
    return columns;
  }
}
