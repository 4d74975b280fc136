package io.portcullis.connectors.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Facts;
import io.portcullis.model.Failures;
import io.portcullis.model.Habit;
import io.portcullis.model.KeyHistory;
import io.portcullis.model.KeyOperation;
import io.portcullis.model.KeyPlace;

import static org.assertj.core.api.Assertions.assertThat;

/** The history of a key as the state keeps it. */
class KeyHistoryJsonTest {
  private static final Instant T0 = Instant.parse("2026-02-03T09:00:00Z");

  @Test
  void stateOfAnEarlierReleaseHasNoHistory() {
    byte[] old = "{\"postures\":[],\"accounts\":[],\"risks\":[]}".getBytes(StandardCharsets.UTF_8);

    Facts facts = Json.read(old, Facts.class);

    assertThat(facts.history()).isEqualTo(KeyHistory.NONE);
  }

  @Test
  void whatIsWrittenIsRead() {
    KeyHistory history =
        new KeyHistory(
            List.of(new KeyOperation("kms", "export", "eve", false, T0, T0, true)),
            List.of(new Failures("kms", Failures.USE, List.of(T0, T0.plusSeconds(1)), false)),
            List.of(
                new Habit(
                    "kms",
                    T0,
                    T0,
                    7,
                    Collections.nCopies(Habit.HOURS, 16),
                    Optional.of(T0),
                    false)),
            List.of(new KeyPlace("kms", "192.0.2.0/24", T0, T0, false)));

    KeyHistory read = Json.read(Json.bytes(history), KeyHistory.class);

    assertThat(read).isEqualTo(history);
  }
}
