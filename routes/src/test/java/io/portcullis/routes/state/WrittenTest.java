package io.portcullis.routes.state;

import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WrittenTest {
  @Test
  void beyondItsBoundNothingMoreIsRememberedAndWhatIsThereStays() {
    // Given
    Written written = new Written(2);
    written.put(1, 10);
    written.put(2, 20);
    // When
    written.put(3, 30);
    written.put(2, 21);
    // Then
    assertThat(written.size()).isEqualTo(2);
    assertThat(written.same(3, 30)).isFalse();
    assertThat(written.same(1, 10)).isTrue();
    assertThat(written.same(2, 21)).isTrue();
  }

  @Test
  void manyAreToldApartHoweverTheirHashesFall() {
    // Given: all of them point to the same place
    Written written = new Written();
    // When
    LongStream.rangeClosed(1, 3_000).forEach(i -> written.put(i << 32, i));
    // Then
    assertThat(written.size()).isEqualTo(3_000);
    assertThat(LongStream.rangeClosed(1, 3_000).allMatch(i -> written.same(i << 32, i))).isTrue();
    assertThat(written.same(1L << 32, 2)).isFalse();
    assertThat(written.same(3_001L << 32, 0)).isFalse();
    written.clear();
    assertThat(written.size()).isZero();
    assertThat(written.same(1L << 32, 1)).isFalse();
  }

  @Test
  void noHashStandsForAnEmptyPlace() {
    assertThat(Written.hash("a")).isNotZero().isNotEqualTo(Written.hash("b"));
  }
}
