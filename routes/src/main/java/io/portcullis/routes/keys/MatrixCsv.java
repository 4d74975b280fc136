package io.portcullis.routes.keys;

import java.util.List;
import java.util.stream.Collectors;

import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.keys.KeyControls;
import io.portcullis.model.keys.Told;

/**
 * The control matrix as a table with a row for each cell (RFC 4180). What a spreadsheet would take
 * for a formula gets an apostrophe before it.
 */
public final class MatrixCsv {
  private static final String FORMULA = "=+-@\t\r";
  private static final List<String> HEADS =
      List.of(
          "id",
          "name",
          "tier",
          "environment",
          "owner",
          "where",
          "stage",
          "concern",
          "asks",
          "wanted",
          "current",
          "evidence",
          "source",
          "at");

  private MatrixCsv() {}

  public static String of(List<KeyControls> keys) {
    StringBuilder csv = new StringBuilder(row(HEADS));
    for (KeyControls key : keys) {
      key.cells().forEach(cell -> csv.append(row(cells(key, cell))));
    }
    return csv.toString();
  }

  private static List<String> cells(KeyControls key, KeyControls.Cell cell) {
    return List.of(
        key.id(),
        key.name(),
        KeyDeclaration.word(key.profile().tier()),
        key.profile().environment(),
        key.profile().owner(),
        KeyDeclaration.word(key.profile().home().kind()),
        KeyDeclaration.word(cell.stage()),
        KeyDeclaration.word(cell.concern()),
        cell.asks(),
        cell.wanted() ? "yes" : "no",
        KeyDeclaration.word(cell.met()),
        cell.evidence().stream().map(Told::text).collect(Collectors.joining("; ")),
        cell.evidence().stream().map(Told::source).distinct().collect(Collectors.joining("; ")),
        cell.evidence().stream()
            .flatMap(told -> told.at().stream())
            .findFirst()
            .map(Object::toString)
            .orElse(""));
  }

  private static String row(List<String> cells) {
    return cells.stream().map(MatrixCsv::quoted).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String quoted(String text) {
    boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    String safe = (formula ? "'" : "") + text;
    boolean plain = safe.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
