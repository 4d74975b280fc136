package io.portcullis.routes.keys;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.keys.Backlog;
import io.portcullis.model.keys.KeyControls;
import io.portcullis.model.keys.Stage;

/** The control matrix for a terminal: a line for each key, a sign for each control. */
public final class MatrixText {
  private static final int NAME = 24;
  private static final int TIER = 18;
  private static final int STAGE = 10;

  /** Lines of the backlog; the other forms have all. */
  private static final int SHOWN = 40;

  private MatrixText() {}

  public static String of(List<KeyControls> keys) {
    StringBuilder text = new StringBuilder();
    text.append("protection, access, audit, backup, rotation of each stage:\n");
    text.append("+ met, - not met, ? not known, . not asked of this key\n\n");
    text.append(Columns.padded("NAME", NAME)).append(' ');
    text.append(Columns.padded("TIER", TIER)).append("  GAPS ");
    for (Stage stage : Stage.values()) {
      text.append(' ').append(Columns.padded(stage.name(), STAGE));
    }
    text.append('\n');
    keys.forEach(key -> text.append(line(key)));
    backlog(Backlog.of(keys), text);
    return text.toString();
  }

  private static String line(KeyControls key) {
    String stages =
        Arrays.stream(Stage.values())
            .map(stage -> " " + Columns.padded(signs(key, stage), STAGE))
            .collect(Collectors.joining());
    return "%s %s %5d %s"
            .formatted(
                Columns.padded(key.name(), NAME),
                Columns.padded(KeyDeclaration.word(key.profile().tier()), TIER),
                key.gaps(),
                stages)
            .stripTrailing()
        + "\n";
  }

  private static String signs(KeyControls key, Stage stage) {
    return key.cells().stream()
        .filter(cell -> cell.stage() == stage)
        .map(MatrixText::sign)
        .collect(Collectors.joining());
  }

  private static String sign(KeyControls.Cell cell) {
    if (!cell.wanted()) {
      return ".";
    }
    return switch (cell.met()) {
      case MET -> "+";
      case NOT_MET -> "-";
      case NOT_KNOWN -> "?";
    };
  }

  private static void backlog(List<Backlog.Move> moves, StringBuilder text) {
    text.append("\nto be moved into an HSM: ").append(moves.isEmpty() ? "none" : moves.size());
    text.append('\n');
    for (Backlog.Move move : moves.subList(0, Math.min(SHOWN, moves.size()))) {
      text.append(
          "%3d. %s  %s%n"
              .formatted(
                  move.rank(),
                  Columns.padded(move.name(), NAME),
                  Columns.cut(move.because(), Integer.MAX_VALUE)));
    }
    if (moves.size() > SHOWN) {
      text.append("... and %d more: --json has them%n".formatted(moves.size() - SHOWN));
    }
  }
}
