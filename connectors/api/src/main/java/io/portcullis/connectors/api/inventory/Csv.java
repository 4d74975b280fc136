package io.portcullis.connectors.api.inventory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.BadRecord;

/**
 * Reads a table (RFC 4180) row by row: a value with separators, quotes or line ends in it stands in
 * quotes, and a quote in it twice. Separated by commas, or by semicolons where the titles are.
 */
public final class Csv {
  /** Of one value, in characters. */
  public static final int MAX_VALUE = 1 << 20;

  /** Of one row. */
  public static final int MAX_VALUES = 1000;

  private static final int END = -1;
  private static final int TITLES = 1 << 16;
  private static final int BOM = 0xFEFF;

  /**
   * @param column of its first character
   */
  public record Cell(String text, int line, int column) {
    public String place() {
      return "line " + line + ", column " + column + ": ";
    }
  }

  private final Reader in;
  private final char separator;
  private int next;
  private int line = 1;
  private int column = 1;

  private Csv(Reader in, char separator) throws IOException {
    this.in = in;
    this.separator = separator;
    this.next = in.read();
  }

  /** What is read is not closed. */
  public static Csv over(Reader text) {
    try {
      BufferedReader in = new BufferedReader(text, TITLES);
      skipMark(in);
      in.mark(TITLES);
      char[] begin = new char[TITLES - 1];
      int count = in.read(begin);
      in.reset();
      return new Csv(in, separator(new String(begin, 0, Math.max(count, 0))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void skipMark(BufferedReader in) throws IOException {
    in.mark(1);
    if (in.read() != BOM) {
      in.reset();
    }
  }

  private static char separator(String begin) {
    String titles = begin.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
    return titles.indexOf(',') < 0 ? ';' : ',';
  }

  /**
   * Rows that are not blank, the titles first.
   *
   * @throws BadRecord when a quote is not closed, or stands where none may
   */
  static List<List<Cell>> read(String text, int most) {
    Csv csv = over(new StringReader(text));
    List<List<Cell>> rows = new ArrayList<>();
    Optional<List<Cell>> row = csv.row();
    while (row.isPresent() && rows.size() <= most) {
      rows.add(row.get());
      row = csv.row();
    }
    return rows;
  }

  /**
   * The next row that is not blank, or nothing at the end.
   *
   * @throws BadRecord when a quote is not closed or stands where none may, or something is too
   *     long; {@link #skipLine} goes on behind it
   */
  public Optional<List<Cell>> row() {
    while (next != END) {
      List<Cell> row = new ArrayList<>();
      row.add(cell());
      while (next == separator) {
        take();
        bounded(row.size() < MAX_VALUES, "more than " + MAX_VALUES + " values");
        row.add(cell());
      }
      lineEnd();
      if (row.size() > 1 || !row.get(0).text().isEmpty()) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  /** Goes to the beginning of the next line. */
  public void skipLine() {
    while (next != END && next != '\n') {
      take();
    }
    lineEnd();
  }

  private Cell cell() {
    int atLine = line;
    int atColumn = column;
    if (next == '"') {
      return new Cell(quoted(atLine, atColumn), atLine, atColumn);
    }
    StringBuilder value = new StringBuilder();
    while (!ends()) {
      value.append((char) take());
      bounded(value.length() <= MAX_VALUE, "a value is too long");
    }
    return new Cell(value.toString().strip(), atLine, atColumn);
  }

  private boolean ends() {
    return next == separator || next == '\n' || next == '\r' || next == END;
  }

  private String quoted(int atLine, int atColumn) {
    StringBuilder value = new StringBuilder();
    take();
    boolean closed = false;
    while (!closed && next != END && value.length() <= MAX_VALUE) {
      int taken = take();
      // The first of two quotes stands for one; one alone closes.
      closed = taken == '"' && next != '"';
      if (!closed) {
        value.append((char) (taken == '"' ? take() : taken));
      }
    }
    if (!closed) {
      throw new BadRecord(
          new Cell("", atLine, atColumn).place() + "the quote is not closed; write another one");
    }
    if (!ends()) {
      throw new BadRecord(here() + "a quoted value goes on; write a quote in it twice");
    }
    return value.toString().strip();
  }

  private void lineEnd() {
    boolean end = next == '\r' || next == '\n';
    if (next == '\r') {
      take();
    }
    if (next == '\n') {
      take();
    } else if (end) {
      newLine();
    }
  }

  private int take() {
    int taken = next;
    try {
      next = in.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    column++;
    if (taken == '\n') {
      newLine();
    }
    return taken;
  }

  private void newLine() {
    line++;
    column = 1;
  }

  private void bounded(boolean fits, String what) {
    if (!fits) {
      throw new BadRecord(here() + what);
    }
  }

  private String here() {
    return new Cell("", line, column).place();
  }
}
