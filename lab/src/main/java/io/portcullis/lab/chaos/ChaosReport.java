package io.portcullis.lab.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.portcullis.lab.net.LabException;
import io.portcullis.model.Action;

/**
 * Every action with its fate, and in what the ledgers disagree with the hub.
 *
 * @param lines by time of decision
 */
public record ChaosReport(List<Line> lines, List<String> contradictions) {

  /**
   * @param calls how often the point was asked
   * @param answers outcomes that came back
   * @param said the point's last words
   */
  public record Line(Action action, Fate fate, int calls, int answers, String said) {
    @Override
    public String toString() {
      return "%-9s %-60s gen %d, %d calls, %d answers; decided %s; %s; %s"
          .formatted(
              fate,
              action.want() + " " + action.target().point(),
              action.generation(),
              calls,
              answers,
              action.decidedAt(),
              action.id(),
              said);
    }
  }

  public static ChaosReport of(HubBooks books, Ledgers ledgers) {
    List<Line> lines = new ArrayList<>();
    for (Action action : books.all()) {
      lines.add(
          new Line(
              action,
              books.fate(action),
              action.attempt(),
              books.outcomes().getOrDefault(action.id(), 0),
              books.detail(action)));
    }
    lines.sort(Comparator.comparing(l -> l.action().decidedAt()));
    return new ChaosReport(List.copyOf(lines), ledgers.contradictions(books));
  }

  public long count(Fate fate) {
    return counts().getOrDefault(fate, 0);
  }

  /** True when no action was lost and all ledgers agree. */
  public boolean sound() {
    return count(Fate.OPEN) == 0 && contradictions.isEmpty();
  }

  /** One line: how many of which fate. */
  public String summary() {
    return lines.size()
        + " actions: "
        + counts()
        + ", "
        + lines.stream().mapToInt(Line::calls).sum()
        + " calls, "
        + contradictions.size()
        + " contradictions";
  }

  /** All of it, a line for each action. */
  public void write(Path file) {
    List<String> text = new ArrayList<>(List.of(summary(), ""));
    contradictions.forEach(c -> text.add("CONTRADICTION " + c));
    lines.forEach(l -> text.add(l.toString()));
    try {
      Files.write(file, text);
    } catch (IOException e) {
      throw new LabException("can not write " + file + ": " + e.getMessage(), e);
    }
  }

  private Map<Fate, Integer> counts() {
    Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
    lines.forEach(l -> counts.merge(l.fate(), 1, Integer::sum));
    return counts;
  }
}
