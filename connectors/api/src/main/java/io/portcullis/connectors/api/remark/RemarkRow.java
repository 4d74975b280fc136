package io.portcullis.connectors.api.remark;

import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.List;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Alias;
import io.portcullis.model.Statement.Remarked;
import io.portcullis.model.SubjectKind;

/**
 * All that a part of the hub remarks about one item of a subject.
 *
 * @param aliases by which the subject is known, one at least
 * @param remarked what is said; it takes the place of what was said of that item before
 */
public record RemarkRow(SubjectKind kind, List<Alias> aliases, Remarked remarked) {
  public RemarkRow {
    aliases = List.copyOf(aliases);
  }

  /** That nothing is remarked about the item any more. */
  public RemarkRow nothing() {
    return new RemarkRow(kind, aliases, new Remarked(remarked.item(), List.of()));
  }

  /** The body of a source, a row on each line. */
  public static byte[] body(Collection<RemarkRow> rows) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (RemarkRow row : rows) {
      body.writeBytes(Json.bytes(row));
      body.write('\n');
    }
    return body.toByteArray();
  }
}
