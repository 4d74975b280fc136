package io.portcullis.lab.chaos;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.model.Action;
import io.portcullis.model.Point;
import io.portcullis.model.Want;

import static org.assertj.core.api.Assertions.assertThat;

class FateTest {
  @Test
  void anActionOfWhichNothingIsKnownIsOpen() {
    // Given
    HubBooks books = Acts.books();
    Action action = Acts.action(books, "act-1", Acts.CERTIFICATE, Want.HELD, 1);
    // When, Then
    assertThat(books.fate(action)).isEqualTo(Fate.OPEN);
    assertThat(books.settled()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "SENT, OPEN",
    "ACKNOWLEDGED, OPEN",
    "RETRYING, OPEN",
    "REFUSED, OPEN",
    "VERIFIED, VERIFIED",
    "ESCALATED, ESCALATED"
  })
  void itIsAsFarAsItsPointCame(Point.Status status, Fate fate) {
    // Given
    HubBooks books = Acts.books();
    Action action = Acts.action(books, "act-1", Acts.CERTIFICATE, Want.HELD, 2);
    Acts.point(books, Acts.CERTIFICATE, 2, status);
    // When, Then
    assertThat(books.fate(action)).isEqualTo(fate);
  }

  @Test
  void anEarlierGenerationOfThePointProvesNothing() {
    // Given
    HubBooks books = Acts.books();
    Action action = Acts.action(books, "act-2", Acts.CERTIFICATE, Want.VALID, 2);
    Acts.point(books, Acts.CERTIFICATE, 1, Point.Status.VERIFIED);
    // When, Then
    assertThat(books.fate(action)).isEqualTo(Fate.OPEN);
  }

  @Test
  void whatWasAskedLaterTakesItsPlaceUnlessItWasProvedBefore() {
    // Given
    HubBooks books = Acts.books();
    Action first = Acts.action(books, "act-1", Acts.CERTIFICATE, Want.HELD, 1);
    Action proved = Acts.action(books, "act-2", Acts.CERTIFICATE, Want.VALID, 2);
    books.verified().add("act-2");
    Acts.point(books, Acts.CERTIFICATE, 3, Point.Status.SENT);
    // When, Then
    assertThat(books.fate(first)).isEqualTo(Fate.REPLACED);
    assertThat(books.fate(proved)).isEqualTo(Fate.VERIFIED);
  }
}
