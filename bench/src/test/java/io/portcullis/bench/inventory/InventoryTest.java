package io.portcullis.bench.inventory;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.portcullis.bench.Figures;
import io.portcullis.inventory.Entry;

import static org.assertj.core.api.Assertions.assertThat;

class InventoryTest {
  @Test
  void certificatesDifferInAllThatTheyAreFoundBy() {
    Template template = Template.make();
    Instant end = Instant.parse("2026-06-01T00:01:00Z");
    // When
    Entry one = Entry.of(template.certificate(17, end), "bench", end);
    Entry other = Entry.of(template.certificate(18, end), "bench", end);
    // Then
    assertThat(one.certificate().serial()).isEqualTo(Template.serial(17));
    assertThat(one.names()).contains(Template.name(17) + ".example.org");
    assertThat(one.certificate().notAfter()).isEqualTo(end);
    assertThat(one.certificate().spki()).isNotEqualTo(other.certificate().spki());
    assertThat(one.certificate().issuer()).isNotEqualTo(other.certificate().issuer());
  }

  @Test
  void aSmallRunHasAllItsFigures() {
    // When
    Figures figures = new Inventory().run(true, line -> {});
    // Then
    assertThat(figures.rows())
        .extracting(Figures.Row::what)
        .contains("imported", "disk each", "expiry pass", "found by serial p99");
    assertThat(figures.rows()).allMatch(row -> row.hub() > 0);
  }
}
