package io.portcullis.connectors.api.inventory;

import java.util.ArrayList;
import java.util.List;

import io.portcullis.connectors.api.BadRecord;

/**
 * Reads a table (RFC 4180): a value with separators, quotes or line ends in it stands in quotes,
 * and a quote in it twice. Separated by commas, or by semicolons where the titles are.
 */
final class Csv {

  /**
   * @param column of its first character
   */
  record Cell(String text, int line, int column) {
    String place() {
      return "line " + line + ", column " + column + ": ";
    }
  }

  private final String text;
  private final char separator;
  private int at;
  private int line = 1;
  private int lineBegin;

  private Csv(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  /**
   * Rows that are not blank, the titles first.
   *
   * @throws BadRecord when a quote is not closed, or stands where none may
   */
  static List<List<Cell>> read(String text, int most) {
    String titles = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
    Csv csv = new Csv(text, titles.indexOf(',') < 0 ? ';' : ',');
    List<List<Cell>> rows = new ArrayList<>();
    while (csv.at < text.length() && rows.size() <= most) {
      List<Cell> row = csv.row();
      if (row.size() > 1 || !row.get(0).text().isEmpty()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private List<Cell> row() {
    List<Cell> row = new ArrayList<>();
    row.add(cell());
    while (at < text.length() && text.charAt(at) == separator) {
      at++;
      row.add(cell());
    }
    lineEnd();
    return row;
  }

  private Cell cell() {
    int atLine = line;
    int column = at - lineBegin + 1;
    if (at < text.length() && text.charAt(at) == '"') {
      return new Cell(quoted(atLine, column), atLine, column);
    }
    int from = at;
    while (at < text.length() && !ends(text.charAt(at))) {
      at++;
    }
    return new Cell(text.substring(from, at).strip(), atLine, column);
  }

  private boolean ends(char c) {
    return c == separator || c == '\n' || c == '\r';
  }

  private String quoted(int atLine, int column) {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length() && !closes()) {
      char c = text.charAt(at++);
      value.append(c);
      at += c == '"' ? 1 : 0;
      if (c == '\n') {
        newLine();
      }
    }
    if (at >= text.length()) {
      throw new BadRecord(
          new Cell("", atLine, column).place() + "the quote is not closed; write another one");
    }
    at++;
    if (at < text.length() && !ends(text.charAt(at))) {
      throw new BadRecord(
          new Cell("", line, at - lineBegin + 1).place()
              + "a quoted value goes on; write a quote in it twice");
    }
    return value.toString().strip();
  }

  private boolean closes() {
    boolean quote = text.charAt(at) == '"';
    return quote && !(at + 1 < text.length() && text.charAt(at + 1) == '"');
  }

  private void lineEnd() {
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
    newLine();
  }

  private void newLine() {
    line++;
    lineBegin = at;
  }
}
