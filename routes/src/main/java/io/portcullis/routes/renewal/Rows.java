package io.portcullis.routes.renewal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.connectors.api.remark.RemarkRow;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Ids;
import io.portcullis.model.Remark;
import io.portcullis.model.Statement.Remarked;
import io.portcullis.model.Statement.Remarked.Said;
import io.portcullis.model.SubjectKind;

/** What is remarked of items of subjects: what is said of one item is one row. */
final class Rows {
  private final Map<Key, List<Said>> said = new LinkedHashMap<>();

  private record Key(SubjectKind kind, Alias alias, String item) {}

  /**
   * @param spki SHA-256 of the key, in hex
   */
  void ofKey(String spki, String item, Remark.Kind kind, Instant since, String detail) {
    add(SubjectKind.KEY, new Alias(AliasType.SPKI_SHA256, spki), item, kind, since, detail);
  }

  /**
   * @param name canonical
   */
  void ofAuthority(String name, String item, Remark.Kind kind, Instant since, String detail) {
    add(
        SubjectKind.AUTHORITY,
        new Alias(AliasType.AUTHORITY_NAME, name),
        item,
        kind,
        since,
        detail);
  }

  private void add(
      SubjectKind subject, Alias alias, String item, Remark.Kind kind, Instant at, String detail) {
    List<Said> all =
        said.computeIfAbsent(new Key(subject, alias, fitting(item)), k -> new ArrayList<>());
    if (all.size() < Remarked.MOST) {
      all.add(new Said(kind, at, cut(detail)));
    }
  }

  int size() {
    return said.size();
  }

  List<RemarkRow> all() {
    return said.entrySet().stream()
        .map(
            e ->
                new RemarkRow(
                    e.getKey().kind(),
                    List.of(e.getKey().alias()),
                    new Remarked(e.getKey().item(), e.getValue())))
        .toList();
  }

  /** Issuer and serial number can be longer than the name of an item may be. */
  private static String fitting(String item) {
    return item.length() <= Remarked.MAX_TEXT ? item : Ids.of("certificate", item);
  }

  private static String cut(String detail) {
    return detail.length() <= Remarked.MAX_TEXT
        ? detail
        : detail.substring(0, Remarked.MAX_TEXT - 1) + "…";
  }
}
