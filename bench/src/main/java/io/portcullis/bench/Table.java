package io.portcullis.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Figures for people: one line each, in columns. */
final class Table {
  private static final List<String> HEAD = List.of("what", "unit", "hub", "floor", "ratio", "aim");

  private Table() {}

  static String of(Figures figures) {
    List<List<String>> lines =
        Stream.concat(Stream.of(HEAD), figures.rows().stream().map(Table::cells)).toList();
    List<Integer> widths =
        IntStream.range(0, HEAD.size())
            .mapToObj(i -> lines.stream().mapToInt(l -> l.get(i).length()).max().orElse(0))
            .toList();
    return Stream.of(
            Stream.of(figures.machine().toString(), ""),
            lines.stream().map(line -> line(line, widths)),
            Stream.of(""),
            figures.notes().stream())
        .flatMap(s -> s)
        .collect(Collectors.joining("\n"))
        .stripTrailing();
  }

  private static List<String> cells(Figures.Row row) {
    return List.of(
        row.what(),
        row.unit(),
        Figures.number(row.hub()),
        row.floor().map(Figures::number).orElse("-"),
        row.ratio().map(r -> String.format(Locale.ROOT, "%.2f", r)).orElse("-"),
        row.aim().isEmpty() ? "-" : row.aim());
  }

  /** Numbers to the right, so that their digits stand under each other. */
  private static String line(List<String> cells, List<Integer> widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(i -> padded(cells.get(i), widths.get(i), i >= 2 && i <= 4))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  private static String padded(String cell, int width, boolean right) {
    String room = " ".repeat(width - cell.length());
    return right ? room + cell : cell + room;
  }
}
