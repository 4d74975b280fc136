package io.portcullis.replay;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SideBySideTest {
  @Test
  void theFirstRefusalIsTheAnswer() {
    assertThatExceptionOfType(ReplayException.class)
        .isThrownBy(
            () ->
                SideBySide.run(
                    List.of("one", "two"),
                    what -> {
                      throw ReplayException.missing(what + " is not there");
                    }))
        .withMessage("one is not there");
  }

  @Test
  void nothingIsDoneWithNothing() {
    assertThat(SideBySide.run(List.of(), what -> what)).isEmpty();
  }

  @Test
  void resultsComeInTheOrderOfTheThings() {
    // Given
    List<Integer> things = IntStream.range(0, 100).boxed().toList();
    // When
    List<Integer> done = SideBySide.run(things, i -> 2 * i);
    // Then
    assertThat(done).isEqualTo(things.stream().map(i -> 2 * i).toList());
  }
}
