package io.portcullis.model;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeptNamesTest {
  private final AtomicInteger asked = new AtomicInteger();
  private final KeptNames kept =
      new KeptNames(
          name -> {
            asked.incrementAndGet();
            return name.toLowerCase(Locale.ROOT);
          });

  @Test
  void namesOfOnePlaceAreNotTakenForEachOther() {
    // Given: two texts of the same hash
    kept.of("CN=Aa");
    // When
    String other = kept.of("CN=BB");
    // Then
    assertThat("CN=Aa".hashCode()).isEqualTo("CN=BB".hashCode());
    assertThat(other).isEqualTo("cn=bb");
    assertThat(kept.of("CN=Aa")).isEqualTo("cn=aa");
    assertThat(asked).hasValue(3);
  }

  @Test
  void aNameIsWorkedOutOnceUntilAnotherTakesItsPlace() {
    // Given
    kept.of("CN=Keep");
    // When
    String again = kept.of("CN=Keep");
    // Then
    assertThat(again).isEqualTo("cn=keep");
    assertThat(asked).hasValue(1);
  }

  @Test
  void aNameOverTheBoundIsNotKept() {
    // Given
    String longest = "A".repeat(KeptNames.LONGEST);
    String longer = longest + "A";
    // When
    IntStream.range(0, 3).forEach(i -> kept.of(longest));
    IntStream.range(0, 3).forEach(i -> kept.of(longer));
    // Then
    assertThat(asked).hasValue(1 + 3);
  }

  @Test
  void moreNamesThanPlacesAreAllAnsweredRightAndNoMoreThanPlacesAreKept() {
    // Given
    int names = 20 * KeptNames.PLACES;
    IntStream.range(0, names).forEach(i -> kept.of("CN=" + i));
    asked.set(0);
    // When
    boolean right =
        IntStream.range(0, names)
            .map(i -> names - 1 - i)
            .allMatch(i -> kept.of("CN=" + i).equals("cn=" + i));
    // Then
    assertThat(right).isTrue();
    assertThat(asked.get()).isGreaterThanOrEqualTo(names - KeptNames.PLACES);
  }
}
