package io.portcullis.inventory.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Nearest;
import io.portcullis.connectors.api.inventory.Csv;
import io.portcullis.inventory.Column;

/**
 * A table with titles: certificates themselves, or what is told of them by fingerprint or by issuer
 * and serial number. A wrong title refuses all of it, since no row can be trusted then; a wrong
 * value refuses its row.
 */
final class Tables implements Form {
  @Override
  public void cut(InputStream in, Options options, Consumer<Piece> into) throws IOException {
    try {
      Csv csv = Csv.over(new InputStreamReader(in, StandardCharsets.UTF_8));
      List<Column> columns = columns(csv.row().orElse(List.of()));
      Optional<Piece> piece = piece(csv, columns, options);
      while (piece.isPresent()) {
        into.accept(piece.get());
        piece = piece(csv, columns, options);
      }
    } catch (BadRecord e) {
      into.accept(Piece.bad("", "titles", e.getMessage()));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static List<Column> columns(List<Csv.Cell> titles) {
    List<Column> columns = new ArrayList<>();
    for (Csv.Cell title : titles) {
      columns.add(Column.of(title.text()).orElseThrow(() -> unknown(title)));
    }
    Set<Column> once = columns.isEmpty() ? Set.of() : EnumSet.copyOf(columns);
    if (once.size() < columns.size()) {
      throw new BadRecord("a column is there twice");
    }
    boolean told = once.contains(Column.ISSUER) && once.contains(Column.SERIAL);
    if (!told && !once.contains(Column.SHA256) && !once.contains(Column.CERTIFICATE)) {
      throw new BadRecord(
          "nothing says which certificates: needs \"certificate\", \"sha256\", or \"issuer\" and"
              + " \"serial\"");
    }
    return columns;
  }

  private static BadRecord unknown(Csv.Cell title) {
    String shown = title.text().length() > 40 ? title.text().substring(0, 40) : title.text();
    return new BadRecord(
        "%s\"%s\" is no column; did you mean \"%s\"?"
            .formatted(title.place(), shown, Nearest.of(shown, Column.titles())));
  }

  private static Optional<Piece> piece(Csv csv, List<Column> columns, Options options) {
    try {
      return csv.row().map(row -> piece(row, columns, options));
    } catch (BadRecord e) {
      csv.skipLine();
      return Optional.of(Piece.bad("", "row", e.getMessage()));
    }
  }

  private static Piece piece(List<Csv.Cell> cells, List<Column> columns, Options options) {
    String where = "line " + cells.getFirst().line();
    return cells.size() == columns.size()
        ? new Piece(where, "row", () -> new Row(columns, cells, options).entry())
        : Piece.bad(
            where, "row", "%d values for %d columns".formatted(cells.size(), columns.size()));
  }
}
