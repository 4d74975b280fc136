package io.portcullis.connectors.hsm.listing;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What every lister does whose list has pages. */
public abstract class PagedListerContract extends ListerContract {
  @Override
  protected abstract PagedFake fake() throws IOException;

  @Test
  void aListWithoutAnEndIsGivenUp() throws IOException {
    // Given
    try (PagedFake fake = fake();
        KeyLister lister = fake.lister(span -> {})) {
      fake.key("one");
      fake.endless();
      // When, then
      assertThatThrownBy(() -> lister.list(KeyLister.MOST))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the list has no end");
    }
  }
}
