package io.portcullis.routes.fields;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The page docs/fields.md, from the table of fields. */
final class FieldsPage {
  private static final String HEAD =
      """
      # Fields

      Every field that a [record](evidence.md) may have. The page and the templates of Elasticsearch are made of one table, `dashboards/src/main/resources/io/portcullis/dashboards/elasticsearch/fields.csv`; a test compares them. After a change of the table: `FieldsPageTest` in `routes` with `-Dfields.write=true`.

      Types are those of Elasticsearch. *digest* is a short keyword. *stored* is kept and can not be searched. A keyword of more than 1,024 characters is kept and can not be searched. *Personal*: it goes as a [person is erased](evidence.md#erasing-a-person). *Records*: the data streams `logs-portcullis.*` that have it.

      - `event.sequence` is the source's own number of the record, where it numbers them. The place in the chain is `portcullis.seal.sequence`.
      - `event.hash` is the SHA-256 of the whole body that brought the record, the same as `portcullis.signal.raw_sha256`. The hash of a record is the seal, `portcullis.seal.hash`.
      - `event.category` and `event.type` are pairs that ECS expects, of all that the hub and its parsers write. Documents of a source of type `ecs` keep their own.
      - `event.outcome` is absent where nothing can succeed or fail.
      - A field of a vendor's document that is not on this page, or has another shape than here, is kept in `portcullis.personal.other` by its dotted name, since nobody knows whom it names: 500 names of at most 256 characters each, the rest in `portcullis.personal.rest`.
      - Some fields outside the personal paths can name a person all the same, as `vault.audit.display_name` or `file.path`: the list of version 1 of the seal does not change, so they can not be erased.

      """;

  private FieldsPage() {}

  static String of(FieldTable table) {
    List<Field> all = table.all();
    return HEAD
        + section("What the hub adds", all, f -> f.name().startsWith(FieldTable.OWN))
        + "\n"
        + section("ECS and vendors", all, f -> !f.name().startsWith(FieldTable.OWN));
  }

  private static String section(String title, List<Field> all, Predicate<Field> which) {
    return "## %s\n\n| field | type | meaning | example | personal | records |\n|---|---|---|---|---|---|\n"
            .formatted(title)
        + all.stream().filter(which).map(FieldsPage::row).collect(Collectors.joining());
  }

  private static String row(Field field) {
    return "| `%s` | %s | %s | %s | %s | %s |\n"
        .formatted(
            field.name(),
            field.type(),
            text(field.meaning()),
            field.example().isEmpty() ? "" : "`" + text(field.example()) + "`",
            field.personal() ? "yes" : "",
            String.join(", ", field.records()));
  }

  private static String text(String any) {
    return any.replace("|", "\\|").replace("`", "'");
  }
}
