package io.portcullis.inventory.calendar;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import static io.portcullis.inventory.calendar.Any.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChangesTest {
  @Test
  void aSpanThatEndsBeforeItBeginsIsRefused() {
    assertThatThrownBy(() -> span(2, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ends at");
  }

  @Test
  void moreThanTheBoundIsRefused() {
    List<Span> many = Collections.nCopies(Changes.MOST + 1, span(1, 2));
    assertThatThrownBy(() -> new Changes(many, List.of())).hasMessageContaining("freezes");
    assertThat(new Changes(many.subList(1, many.size()), List.of()).freezes()).hasSize(1);
  }

  @Test
  void noMomentIsLeftWhereAFreezeCoversItAll() {
    assertThat(new Changes(List.of(span(1, 9)), List.of()).lastChance(day(2), day(8))).isEmpty();
  }

  @Test
  void noMomentIsLeftWhereMaintenanceIsOverBefore() {
    assertThat(new Changes(List.of(), List.of(span(1, 2))).lastChance(day(2), day(8))).isEmpty();
  }

  @Test
  void freezesThatTouchAreOne() {
    Changes changes = new Changes(List.of(span(7, 9), span(4, 7), span(5, 6)), List.of());
    assertThat(changes.lastChance(day(1), day(8))).contains(day(4));
  }

  @Test
  void aFreezeWithinMaintenanceCutsItsEnd() {
    Changes changes = new Changes(List.of(span(5, 9)), List.of(span(4, 6), span(1, 2)));
    assertThat(changes.lastChance(day(1), day(8))).contains(day(5));
  }

  @Test
  void maintenanceUnderAFreezeIsNone() {
    Changes changes = new Changes(List.of(span(3, 9)), List.of(span(4, 6), span(1, 2)));
    assertThat(changes.lastChance(day(1), day(8))).contains(day(2));
  }

  @Test
  void withNeitherItIsTheEnd() {
    assertThat(Changes.ANY_TIME.lastChance(day(1), day(8))).contains(day(8));
  }

  private static Span span(int from, int until) {
    return new Span(day(from), day(until));
  }
}
