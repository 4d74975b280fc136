package io.portcullis.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What was measured.
 *
 * @param machine what it ran on
 * @param notes what a reader has to know to judge the figures
 */
public record Figures(String name, Machine machine, List<Row> rows, List<String> notes) {

  /**
   * @param unit of hub and floor, e.g. "events/s", "ms"
   * @param floor the same of the least that could be done; empty where there is no such thing
   * @param aim what the ratio hub / floor should reach, for people; or empty
   */
  public record Row(String what, String unit, double hub, Optional<Double> floor, String aim) {
    /** Hub / floor. */
    @JsonProperty
    public Optional<Double> ratio() {
      return floor.filter(f -> f > 0).map(f -> hub / f);
    }
  }

  public Figures {
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  static String number(double value) {
    return value >= 100
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.1f", value);
  }
}
