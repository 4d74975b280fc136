package io.portcullis.routes.api;

import java.util.List;
import java.util.Objects;

/** What callers send about the trail. */
public final class AskedOfAudit {
  private AskedOfAudit() {}

  /**
   * Whom to erase.
   *
   * @param person exactly as records have the name
   */
  public record ForErasure(long version, String person, String reason) {}

  /**
   * What is going to be exported.
   *
   * @param source "ELASTICSEARCH" or "KAFKA"
   * @param from time, or empty
   * @param chains empty for all
   * @param record id of the only record that is taken, with its proof; else empty
   */
  public record ForExport(
      String source, String from, String to, List<String> chains, String record) {
    private static final int LONGEST = 64;
    private static final int MOST = 1_000;

    public ForExport {
      source = Objects.requireNonNullElse(source, "");
      from = Objects.requireNonNullElse(from, "");
      to = Objects.requireNonNullElse(to, "");
      record = Objects.requireNonNullElse(record, "");
      chains = List.copyOf(Objects.requireNonNullElse(chains, List.of()));
    }

    /**
     * For the record of the call.
     *
     * @throws Refuse 400 when something is longer than it can be
     */
    String object() {
      boolean fits =
          source.length() <= LONGEST
              && from.length() <= LONGEST
              && to.length() <= LONGEST
              && record.length() <= 3 * LONGEST
              && chains.size() <= MOST
              && chains.stream().allMatch(c -> c.length() <= 2 * LONGEST);
      if (!fits || source.isEmpty()) {
        throw new Refuse(400, "source, from, to, record or chains: missing or too long");
      }
      if (!record.isEmpty()) {
        return "%s, the record %s".formatted(source, record);
      }
      String span =
          (from.isEmpty() ? "the beginning" : from) + " to " + (to.isEmpty() ? "now" : to);
      return "%s, %s, %s"
          .formatted(source, span, chains.isEmpty() ? "all chains" : String.join(" ", chains));
    }
  }
}
