package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.model.ReasonCode;

import static io.portcullis.connectors.ca.local.Samples.cause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Many at a time, whose changes go to disk together. */
class LedgerTogetherTest {
  private static final Instant END = Instant.now().plus(Duration.ofDays(1));
  private static final int MANY = 200;

  @TempDir Path dir;

  @Test
  void whatCanNotBeWrittenFailsForAllAndChangesNothing() throws Exception {
    // Given
    Ledger ledger = issued();
    ledger.close();
    // When
    List<Future<Result>> answers = revokedTogether(ledger);
    // Then
    assertThat(answers)
        .allSatisfy(a -> assertThatThrownBy(a::get).hasCauseInstanceOf(IOException.class));
    assertThat(ledger.listed()).isEmpty();
  }

  @Test
  void eachIsOnDiskOnceWhenItsCallerIsTold() throws Exception {
    // Given
    Ledger ledger = issued();
    // When
    List<Future<Result>> answers = revokedTogether(ledger);
    // Then
    for (Future<Result> answer : answers) {
      assertThat(answer.get()).isEqualTo(Result.CHANGED);
    }
    assertThat(changes(ledger, Change.Kind.REVOKED)).hasSize(MANY).doesNotHaveDuplicates();
    ledger.close();
  }

  @Test
  void twoForOneCertificateSeeEachOther() throws Exception {
    // Given
    Ledger ledger = issued();
    // When
    List<Future<Result>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < MANY; i++) {
        answers.add(
            threads.submit(() -> ledger.revoke(serial(0), ReasonCode.SUPERSEDED, cause(1))));
      }
    }
    // Then
    List<Result> results = new ArrayList<>();
    for (Future<Result> answer : answers) {
      results.add(answer.get());
    }
    assertThat(results).containsOnlyOnce(Result.CHANGED).contains(Result.ALREADY);
    assertThat(changes(ledger, Change.Kind.REVOKED)).hasSize(1);
    ledger.close();
  }

  private Ledger issued() throws IOException {
    Ledger ledger = Ledger.open(dir.resolve("history.jsonl"), Clock.systemUTC(), MANY);
    Map<BigInteger, Instant> all = new HashMap<>();
    IntStream.range(0, MANY).forEach(i -> all.put(serial(i), END));
    ledger.issued(all, cause(0));
    return ledger;
  }

  private static List<Future<Result>> revokedTogether(Ledger ledger) {
    List<Future<Result>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < MANY; i++) {
        BigInteger serial = serial(i);
        answers.add(
            threads.submit(() -> ledger.revoke(serial, ReasonCode.KEY_COMPROMISE, cause(1))));
      }
    }
    return answers;
  }

  private static List<String> changes(Ledger ledger, Change.Kind kind) throws IOException {
    List<String> found = new ArrayList<>();
    ledger.eachChange(
        c -> {
          if (c.kind() == kind) {
            found.add(c.serial());
          }
        });
    return found;
  }

  private static BigInteger serial(int i) {
    return BigInteger.valueOf(0x1000L + i);
  }
}
