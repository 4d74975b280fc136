package io.portcullis.inventory.read;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Times;
import io.portcullis.connectors.api.inventory.Csv;
import io.portcullis.inventory.Column;
import io.portcullis.inventory.Declared;
import io.portcullis.inventory.Der;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Formula;
import io.portcullis.inventory.Status;
import io.portcullis.inventory.Told;
import io.portcullis.inventory.TrustKind;
import io.portcullis.model.Alias;
import io.portcullis.model.Certificate;

/** One row of a table. An empty value says nothing. */
final class Row {
  private static final Set<Column> SEVERAL = EnumSet.of(Column.NAMES, Column.DEPLOYED);

  private final Map<Column, Csv.Cell> cells = new EnumMap<>(Column.class);
  private final Options options;

  Row(List<Column> columns, List<Csv.Cell> row, Options options) {
    this.options = options;
    for (int i = 0; i < row.size(); i++) {
      if (!row.get(i).text().isEmpty()) {
        cells.put(columns.get(i), row.get(i));
      }
    }
  }

  /**
   * @throws BadRecord naming the column and what is wrong with its value
   */
  Entry entry() {
    Entry base = base();
    TrustKind trust = read(Column.TRUST, t -> choice(TrustKind.class, t), options.trust());
    return base.with(declared()).with(status()).with(trust);
  }

  private Entry base() {
    if (!cells.containsKey(Column.CERTIFICATE)) {
      return told();
    }
    Entry read = read(Column.CERTIFICATE, this::certificate, null);
    String sha256 = read(Column.SHA256, Row::digest, read.id());
    if (!sha256.equals(read.id())) {
      throw wrong(Column.SHA256, "is that of another certificate than the one in this row");
    }
    return read;
  }

  private Entry certificate(String text) {
    String base64 = text.replaceAll("-----[A-Z ]*-----|\\s", "");
    return Entry.of(Pems.decoded(base64), options.source(), options.seenAt());
  }

  private Entry told() {
    boolean named = cells.containsKey(Column.ISSUER) && cells.containsKey(Column.SERIAL);
    if (!named && !cells.containsKey(Column.SHA256)) {
      throw new BadRecord("neither certificate, sha256, nor issuer and serial is there");
    }
    String nobody = named ? text(Column.ISSUER) : "";
    Certificate certificate =
        new Certificate(
            nobody,
            named ? read(Column.SERIAL, Row::serial, "0") : "0",
            text(Column.SUBJECT),
            read(Column.SHA256, Row::digest, ""),
            read(Column.SPKI, Row::digest, ""),
            time(Column.NOT_BEFORE),
            time(Column.NOT_AFTER),
            false,
            text(Column.REPLACED_BY),
            text(Column.KEY),
            text(Column.SIGNATURE));
    Entry told = Entry.told(certificate, options.source(), options.seenAt());
    boolean authority = text(Column.AUTHORITY).equalsIgnoreCase("true");
    List<String> names = cells.containsKey(Column.NAMES) ? several(Column.NAMES) : told.names();
    return new Entry(
        certificate,
        Der.NONE,
        names,
        Declared.NOTHING,
        told.trust(),
        authority,
        Status.VALID,
        told.sources(),
        told.firstSeen(),
        told.lastSeen());
  }

  private Declared declared() {
    return new Declared(
        told(Column.HOLDER),
        told(Column.OWNER),
        told(Column.ENVIRONMENT),
        told(Column.REQUESTED_BY),
        told(Column.APPROVED_BY),
        told(Column.RENEWAL),
        several(Column.DEPLOYED));
  }

  private Status status() {
    Status.Kind kind = read(Column.STATUS, t -> choice(Status.Kind.class, t), Status.Kind.VALID);
    Instant unsaid = kind == Status.Kind.VALID ? Instant.EPOCH : options.seenAt();
    Instant at = cells.containsKey(Column.STATUS_AT) ? time(Column.STATUS_AT) : unsaid;
    String reason = text(Column.REASON);
    return new Status(kind, at, kind == Status.Kind.REVOKED ? Reasons.of(reason).name() : reason);
  }

  private Told told(Column column) {
    return read(column, t -> Told.of(t, options.source(), options.seenAt()), Told.NOTHING);
  }

  private List<String> several(Column column) {
    String text = text(column);
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split("\\|", -1)).map(t -> Formula.plain(t.strip())).toList();
  }

  private String text(Column column) {
    return read(column, t -> t, "");
  }

  private Instant time(Column column) {
    return read(column, Row::moment, Instant.EPOCH);
  }

  /** A day alone is its beginning in UTC. */
  private static Instant moment(String text) {
    boolean day = text.matches("\\d{4}-\\d{2}-\\d{2}");
    return Times.read("time", day ? text + "T00:00:00Z" : text);
  }

  private static String digest(String hex) {
    return hex.replace(":", "").toLowerCase(Locale.ROOT);
  }

  private static String serial(String hex) {
    return Alias.hex(hex);
  }

  private static <E extends Enum<E>> E choice(Class<E> type, String text) {
    String name = text.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    for (E one : type.getEnumConstants()) {
      if (one.name().equals(name)) {
        return one;
      }
    }
    throw new BadRecord("must be one of " + Arrays.toString(type.getEnumConstants()));
  }

  private <T> T read(Column column, Function<String, T> reader, T otherwise) {
    Csv.Cell cell = cells.get(column);
    if (cell == null) {
      return otherwise;
    }
    try {
      return reader.apply(SEVERAL.contains(column) ? cell.text() : Formula.plain(cell.text()));
    } catch (BadRecord | IllegalArgumentException e) {
      throw wrong(column, e.getMessage());
    }
  }

  private BadRecord wrong(Column column, String reason) {
    return new BadRecord(
        "column %d (%s): %s".formatted(cells.get(column).column(), column.title(), reason));
  }
}
