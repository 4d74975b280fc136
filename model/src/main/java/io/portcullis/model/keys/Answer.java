package io.portcullis.model.keys;

import java.util.List;

/**
 * The answer to one question about a key.
 *
 * @param known false when nothing answers it; what is told is then what little there is
 * @param told what matters most first, at most {@link #MAX}
 * @param more what is left out
 */
public record Answer(Question question, boolean known, List<Told> told, long more) {
  public static final int MAX = 16;

  public Answer {
    told = List.copyOf(told);
  }

  static Answer of(Question question, boolean known, List<Told> told) {
    List<Told> shown = told.subList(0, Math.min(MAX, told.size()));
    return new Answer(question, known, shown, told.size() - shown.size());
  }

  /** Known as soon as anything is told. */
  static Answer of(Question question, List<Told> told) {
    return of(question, !told.isEmpty(), told);
  }
}
