package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.model.ReasonCode;

import static io.portcullis.connectors.ca.local.Samples.cause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LedgerTest {
  private static final BigInteger ONE = BigInteger.valueOf(0xa1);
  private static final Instant END = Instant.now().plus(Duration.ofDays(1));

  @TempDir Path dir;
  private Ledger ledger;

  @BeforeEach
  void issueOne() throws IOException {
    ledger = open();
    ledger.issued(Map.of(ONE, END), cause(0));
  }

  @AfterEach
  void close() throws IOException {
    ledger.close();
  }

  @Test
  void whatWasNotIssuedIsUnknown() throws IOException {
    // When
    Result result = ledger.hold(BigInteger.TWO, cause(1));
    // Then
    assertThat(result).isEqualTo(Result.UNKNOWN);
  }

  @Test
  void revokedIsForGood() throws IOException {
    // Given
    ledger.revoke(ONE, ReasonCode.KEY_COMPROMISE, cause(1));
    // When
    Result release = ledger.release(ONE, cause(2));
    // Then
    assertThat(release).isEqualTo(Result.FINAL);
    assertThat(ledger.hold(ONE, cause(3))).isEqualTo(Result.FINAL);
    assertThat(ledger.state(ONE).orElseThrow().phase()).isEqualTo(State.Phase.REVOKED);
  }

  @Test
  void moreThanTheBoundIsNotIssuedAndNoneOfTheBatchIs() {
    // Given
    Map<BigInteger, Instant> three =
        Map.of(BigInteger.TEN, END, BigInteger.TWO, END, BigInteger.ONE, END);
    // When / Then
    assertThatThrownBy(() -> ledger.issued(three, cause(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("maxCertificates");
    assertThat(ledger.size()).isEqualTo(1);
  }

  @Test
  void anInterruptedCallerDoesNotStopTheOthers() throws IOException {
    // Given
    Thread.currentThread().interrupt();
    // When
    Result result = ledger.hold(ONE, cause(1));
    // Then
    assertThat(Thread.interrupted()).isTrue();
    assertThat(result).isEqualTo(Result.CHANGED);
    assertThat(ledger.release(ONE, cause(2))).isEqualTo(Result.CHANGED);
  }

  @Test
  void aLateRepetitionDoesNotUndoALaterAction() throws IOException {
    // Given
    ledger.hold(ONE, cause(1));
    ledger.release(ONE, cause(2));
    // When
    Result late = ledger.hold(ONE, cause(1));
    // Then
    assertThat(late).isEqualTo(Result.LATE);
    assertThat(kinds()).containsExactly(Change.Kind.ISSUED, Change.Kind.HELD, Change.Kind.RELEASED);
  }

  @Test
  void anActionWhoseStateIsThereAlreadyCountsAsTheNewest() throws IOException {
    // Given
    ledger.hold(ONE, cause(1));
    ledger.hold(ONE, cause(3));
    // When
    Result late = ledger.release(ONE, cause(2));
    // Then
    assertThat(late).isEqualTo(Result.LATE);
    assertThat(ledger.state(ONE).orElseThrow().phase()).isEqualTo(State.Phase.HELD);
  }

  @Test
  void theSameActionAgainLeavesNoTrace() throws IOException {
    // Given
    ledger.hold(ONE, cause(1));
    // When
    Result again = ledger.hold(ONE, cause(1));
    // Then
    assertThat(again).isEqualTo(Result.ALREADY);
    assertThat(kinds()).containsExactly(Change.Kind.ISSUED, Change.Kind.HELD);
  }

  @Test
  void holdReleaseHoldAreThreeChangesWithTheirActions() throws IOException {
    // When
    ledger.hold(ONE, cause(1));
    ledger.release(ONE, cause(2));
    ledger.hold(ONE, cause(3));
    // Then
    assertThat(changes())
        .extracting(c -> c.kind() + " " + c.action() + " " + c.generation() + " " + c.reason())
        .containsExactly(
            "ISSUED act-0 0 UNSPECIFIED",
            "HELD act-1 1 CERTIFICATE_HOLD",
            "RELEASED act-2 2 REMOVE_FROM_CRL",
            "HELD act-3 3 CERTIFICATE_HOLD");
    assertThat(ledger.listed()).extracting(State::serial).containsExactly(ONE);
  }

  @Test
  void aRestartKnowsItAll() throws IOException {
    // Given
    ledger.issued(Map.of(BigInteger.TWO, END), cause(0));
    ledger.hold(ONE, cause(1));
    ledger.release(ONE, cause(2));
    ledger.revoke(BigInteger.TWO, ReasonCode.SUPERSEDED, cause(1));
    State one = ledger.state(ONE).orElseThrow();
    State two = ledger.state(BigInteger.TWO).orElseThrow();
    ledger.close();
    // When
    ledger = open();
    // Then
    assertThat(ledger.state(ONE)).contains(one);
    assertThat(ledger.listed()).containsExactly(two);
    assertThat(ledger.hold(ONE, cause(1))).isEqualTo(Result.LATE);
  }

  private Ledger open() throws IOException {
    return Ledger.open(dir.resolve("history.jsonl"), Clock.systemUTC(), 3);
  }

  private List<Change> changes() throws IOException {
    List<Change> all = new ArrayList<>();
    ledger.eachChange(all::add);
    return all;
  }

  private List<Change.Kind> kinds() throws IOException {
    return changes().stream().map(Change::kind).toList();
  }
}
