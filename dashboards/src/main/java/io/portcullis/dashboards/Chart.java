package io.portcullis.dashboards;

import com.fasterxml.jackson.annotation.JsonCreator;

/** How a panel shows its numbers. */
public enum Chart {
  /** Words, no query. */
  TEXT,
  /** One number. */
  METRIC,
  TABLE,
  /** Stacked columns along x. */
  COLUMN,
  /** Stacked bars that lie, for names. */
  BAR,
  LINE,
  /** Colour by x and y. */
  HEAT;

  @JsonCreator
  static Chart of(String word) {
    return Words.of(Chart.class, word);
  }
}
