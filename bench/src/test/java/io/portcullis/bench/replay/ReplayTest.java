package io.portcullis.bench.replay;

import org.junit.jupiter.api.Test;

import io.portcullis.bench.Figures;

import static org.assertj.core.api.Assertions.assertThat;

class ReplayTest {
  @Test
  void aQuickRunVerifiesAndPlays() {
    // When
    Figures figures = new Replay().run(true, line -> {});
    // Then
    assertThat(figures.rows())
        .extracting(Figures.Row::what)
        .containsExactly("verify", "what-if, both courses");
    assertThat(figures.rows()).allMatch(row -> row.hub() > 0 && row.floor().isPresent());
  }
}
