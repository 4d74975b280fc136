package io.portcullis.connectors.hsm.listing;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PagesTest {
  @Test
  void aPageThatWasThereIsNotAskedForAgain() throws Exception {
    // Given
    Pages pages = new Pages();
    pages.next("a");
    pages.next("b");
    // When, then
    assertThatThrownBy(() -> pages.next("a"))
        .isInstanceOf(IOException.class)
        .hasMessage("the list has no end: a page leads back to an earlier one");
  }

  @Test
  void aListHasNoMorePagesThanMayBe() throws Exception {
    // Given
    Pages pages = new Pages();
    for (int i = 0; i < Pages.MOST; i++) {
      assertThat(pages.next("page " + i)).isEqualTo("page " + i);
    }
    // When, then
    assertThatThrownBy(() -> pages.next("one more"))
        .isInstanceOf(IOException.class)
        .hasMessage("the list has more than 2000 pages");
  }
}
