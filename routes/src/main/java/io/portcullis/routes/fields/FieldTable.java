package io.portcullis.routes.fields;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import io.portcullis.connectors.api.inventory.Csv;

/**
 * Every field that a record of the hub may have: the table of the module {@code dashboards}, from
 * which templates and the page of fields are made too.
 */
public final class FieldTable {
  /** What the hub adds to ECS. */
  public static final String OWN = "portcullis.";

  private static final String FILE = "/io/portcullis/dashboards/elasticsearch/fields.csv";
  private static final int COLUMNS = 5;
  private static final FieldTable BUILT = read();

  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Set<String> objects = new HashSet<>();

  private FieldTable(List<Field> all) {
    for (Field field : all) {
      fields.put(field.name(), field);
      for (int dot = field.name().indexOf('.'); dot > 0; dot = field.name().indexOf('.', dot + 1)) {
        objects.add(field.name().substring(0, dot));
      }
    }
  }

  /** The one of this build. */
  public static FieldTable built() {
    return BUILT;
  }

  /** In the order of their names. */
  public List<Field> all() {
    return List.copyOf(fields.values());
  }

  public Optional<Field> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** True when fields stand below that name. */
  boolean isObject(String name) {
    return objects.contains(name);
  }

  /** {@code properties} of a mapping with these fields. */
  public Map<String, Object> properties(Predicate<Field> which) {
    Map<String, Object> root = new TreeMap<>();
    fields.values().stream().filter(which).forEach(field -> place(root, field));
    return root;
  }

  @SuppressWarnings("unchecked") // Maps of maps all the way down.
  private static void place(Map<String, Object> root, Field field) {
    List<String> parts = List.of(field.name().split("\\."));
    Map<String, Object> map = root;
    for (String part : parts.subList(0, parts.size() - 1)) {
      Map<String, Object> object =
          (Map<String, Object>) map.computeIfAbsent(part, p -> new TreeMap<>());
      map = (Map<String, Object>) object.computeIfAbsent("properties", p -> new TreeMap<>());
    }
    map.put(parts.getLast(), new TreeMap<>(field.mapping()));
  }

  private static FieldTable read() {
    try (InputStream in = FieldTable.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the table of fields is missing from the build");
      }
      return new FieldTable(rows(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Field> rows(Reader text) {
    Csv csv = Csv.over(text);
    csv.row();
    List<Field> rows = new ArrayList<>();
    Optional<List<Csv.Cell>> row = csv.row();
    while (row.isPresent()) {
      rows.add(field(row.get()));
      row = csv.row();
    }
    return rows;
  }

  private static Field field(List<Csv.Cell> row) {
    if (row.size() != COLUMNS) {
      throw new IllegalStateException(row.getFirst().place() + "a field needs five values");
    }
    return new Field(
        row.get(0).text(),
        row.get(1).text(),
        List.of(row.get(2).text().split(" ")),
        row.get(3).text(),
        row.get(4).text());
  }
}
