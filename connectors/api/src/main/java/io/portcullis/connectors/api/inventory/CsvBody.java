package io.portcullis.connectors.api.inventory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.RecordReader;

/**
 * Subjects as a table, one on each row. The columns are the fields of the JSON form with dots
 * between them; what takes several values has them separated by bars. Errors name line and column.
 */
final class CsvBody {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final List<String> columns;
  private final RecordReader<Doc> reader;

  private CsvBody(List<String> columns, RecordReader<Doc> reader) {
    this.columns = columns;
    this.reader = reader;
  }

  static List<Parsed> parse(byte[] body, RecordReader<Doc> reader) {
    try {
      String text = new String(body, StandardCharsets.UTF_8).replace("\uFEFF", "");
      List<List<Csv.Cell>> rows = Csv.read(text, JsonBody.MAX_RECORDS + 1);
      if (rows.size() > JsonBody.MAX_RECORDS + 1) {
        return List.of(JsonBody.TOO_MANY);
      }
      return new CsvBody(Columns.known(rows.get(0)), reader).records(rows);
    } catch (BadRecord e) {
      return List.of(new Parsed.Broken(e.getMessage(), 0));
    }
  }

  private List<Parsed> records(List<List<Csv.Cell>> rows) {
    List<Parsed> parsed = new ArrayList<>();
    for (List<Csv.Cell> row : rows.subList(1, rows.size())) {
      parsed.add(one(row, parsed.size()));
    }
    return parsed.isEmpty()
        ? List.of(new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING))
        : List.copyOf(parsed);
  }

  private Parsed one(List<Csv.Cell> row, int index) {
    if (row.size() != columns.size()) {
      String what = "%d values for %d columns".formatted(row.size(), columns.size());
      return new Parsed.Broken(row.get(0).place() + what, index);
    }
    Map<String, Csv.Cell> cells = new HashMap<>();
    ObjectNode subject = NODES.objectNode();
    for (int i = 0; i < columns.size(); i++) {
      cells.put(columns.get(i), row.get(i));
      put(subject, columns.get(i), row.get(i).text());
    }
    Parsed parsed = reader.guarded(Doc.of(subject), index);
    return parsed instanceof Parsed.Broken broken
        ? new Parsed.Broken(
            cell(cells, row, broken.reason()).place() + broken.reason(), broken.offset())
        : parsed;
  }

  /** An empty cell says nothing. */
  private static void put(ObjectNode subject, String column, String text) {
    if (text.isEmpty()) {
      return;
    }
    int dot = column.indexOf('.');
    ObjectNode into = dot < 0 ? subject : subject.withObjectProperty(column.substring(0, dot));
    String field = column.substring(dot + 1);
    if (Columns.several(column)) {
      ArrayNode values = into.putArray(field);
      for (String value : text.split("\\|", -1)) {
        values.add(value.strip());
      }
    } else {
      into.put(field, text);
    }
  }

  /** The cell that the path an error begins with came from, or the row's first. */
  private static Csv.Cell cell(Map<String, Csv.Cell> cells, List<Csv.Cell> row, String error) {
    int end = error.indexOf(": ");
    String path = end < 0 ? "" : error.substring(0, end);
    int entry = path.indexOf('[');
    return cells.getOrDefault(entry < 0 ? path : path.substring(0, entry), row.get(0));
  }
}
