package io.portcullis.bench.hub;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AskerTest {
  @Test
  void oldOnesAreAskedAboutThoughNewOnesComeAllTheTime() {
    // Given
    TreeSet<Integer> open = new TreeSet<>(List.of(1, 2, 40, 41));
    // When
    List<Integer> next = Asker.next(open, 40);
    // Then
    assertThat(next).containsExactly(41, 1, 2, 40);
  }

  @Test
  void noQuestionHasMoreThanTheResponderTakes() {
    // Given
    TreeSet<Integer> open = new TreeSet<>(IntStream.range(0, 100).boxed().toList());
    // When
    List<Integer> next = Asker.next(open, 90);
    // Then
    assertThat(next).hasSize(Ocsp.AT_ONCE).startsWith(91).contains(99, 0, 22).doesNotContain(23);
  }

  @Test
  void nothingOpenIsNoQuestion() {
    // Given
    TreeSet<Integer> open = new TreeSet<>();
    // When
    List<Integer> next = Asker.next(open, 7);
    // Then
    assertThat(next).isEmpty();
  }
}
