package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import io.portcullis.model.ReasonCode;

import static io.portcullis.connectors.ca.local.Samples.cause;
import static org.assertj.core.api.Assertions.assertThat;

class LedgerPropertyTest {
  private static final BigInteger SERIAL = BigInteger.valueOf(77);
  private static final Instant END = Instant.now().plus(Duration.ofDays(1));

  /** Odd generations hold, even ones release; delivered in any order, as often as it likes. */
  @Property(tries = 50)
  void theNewestGenerationHoldsInWhateverOrderTheyCome(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 8) Integer> deliveries)
      throws IOException {
    Path dir = Files.createTempDirectory("ledger");
    Path file = dir.resolve("h");
    Optional<State> before;
    try (Ledger ledger = Ledger.open(file, Clock.systemUTC(), 1)) {
      ledger.issued(Map.of(SERIAL, END), cause(0));
      for (int generation : deliveries) {
        deliver(ledger, generation);
      }
      before = ledger.state(SERIAL);
    }
    int newest = deliveries.stream().mapToInt(Integer::intValue).max().orElseThrow();
    assertThat(before.orElseThrow().phase())
        .isEqualTo(newest % 2 == 1 ? State.Phase.HELD : State.Phase.VALID);
    try (Ledger again = Ledger.open(file, Clock.systemUTC(), 1)) {
      assertThat(again.state(SERIAL)).isEqualTo(before);
    }
    remove(dir);
  }

  private static void remove(Path dir) throws IOException {
    Files.delete(dir.resolve("h"));
    Files.delete(dir.resolve("h.lock"));
    Files.delete(dir);
  }

  private static void deliver(Ledger ledger, int generation) throws IOException {
    if (generation % 2 == 1) {
      ledger.hold(SERIAL, cause(generation));
    } else {
      ledger.release(SERIAL, cause(generation));
    }
  }

  @Property(tries = 25)
  void nothingComesBackFromRevoked(@ForAll @Size(max = 10) List<Boolean> holds) throws IOException {
    Path dir = Files.createTempDirectory("ledger");
    Path file = dir.resolve("h");
    try (Ledger ledger = Ledger.open(file, Clock.systemUTC(), 1)) {
      ledger.issued(Map.of(SERIAL, END), cause(0));
      ledger.revoke(SERIAL, ReasonCode.KEY_COMPROMISE, cause(1));
      int generation = 2;
      for (boolean hold : holds) {
        deliver(ledger, hold ? 2 * generation + 1 : 2 * generation);
        generation++;
      }
      assertThat(ledger.state(SERIAL).orElseThrow().phase()).isEqualTo(State.Phase.REVOKED);
    }
    remove(dir);
  }
}
