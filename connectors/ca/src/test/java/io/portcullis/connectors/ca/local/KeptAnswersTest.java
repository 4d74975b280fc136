package io.portcullis.connectors.ca.local;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.model.ReasonCode;

import static org.assertj.core.api.Assertions.assertThat;

class KeptAnswersTest {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
  private static final byte[] ANSWER = {1};

  private final KeptAnswers answers = new KeptAnswers();

  @Test
  void anAnswerThatIsNoLongerSoIsNotGiven() {
    // Given
    answers.put(question(1), Optional.empty(), NOW, ANSWER);
    // When
    Optional<State> other =
        Optional.of(
            new State(
                BigInteger.ONE, State.Phase.REVOKED, ReasonCode.KEY_COMPROMISE, NOW, NOW, NOW, 1));
    // Then
    assertThat(answers.find(question(1), other, NOW)).isEmpty();
  }

  @Test
  void anOldAnswerIsNotGiven() {
    // Given
    answers.put(question(1), Optional.empty(), NOW, ANSWER);
    // When, Then
    Instant end = NOW.plus(KeptAnswers.AGE);
    assertThat(answers.find(question(1), Optional.empty(), end)).isEmpty();
    assertThat(answers.find(question(1), Optional.empty(), end.minusMillis(1))).contains(ANSWER);
  }

  @Test
  void onlySoManyAreKeptAndTheLongestUnaskedGoesFirst() {
    // When
    for (int i = 0; i <= KeptAnswers.MAX; i++) {
      answers.put(question(i), Optional.empty(), NOW, ANSWER);
    }
    // Then
    assertThat(answers.size()).isEqualTo(KeptAnswers.MAX);
    assertThat(answers.find(question(0), Optional.empty(), NOW)).isEmpty();
    assertThat(answers.find(question(1), Optional.empty(), NOW)).contains(ANSWER);
  }

  private static byte[] question(int number) {
    return BigInteger.valueOf(number).toString().getBytes(StandardCharsets.US_ASCII);
  }
}
