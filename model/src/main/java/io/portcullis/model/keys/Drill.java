package io.portcullis.model.keys;

import java.time.Instant;
import java.util.List;

/**
 * A restore of a key's backup that people tried, and wrote down how it ended.
 *
 * @param by who wrote it down
 * @param at when it was done
 * @param went whether the backup was restored with nothing left to mend
 * @param failed whether it could not be restored; neither is true of what went in part
 * @param evidence where it is written down: a protocol, a ticket
 */
public record Drill(String by, Instant at, boolean went, boolean failed, List<String> evidence) {
  public Drill {
    evidence = List.copyOf(evidence);
  }

  /** Whether it says anything of the backup: what went counts with evidence alone. */
  boolean counts() {
    return failed || went && !evidence.isEmpty();
  }

  Told told() {
    String text = (failed ? "a restore drill FAILED " : "restored in a drill ") + Words.day(at);
    return Told.by(by, at, Words.join(text, Words.listed("evidence", evidence)));
  }
}
