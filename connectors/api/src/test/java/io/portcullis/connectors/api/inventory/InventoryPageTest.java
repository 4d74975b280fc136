package io.portcullis.connectors.api.inventory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;

import static org.assertj.core.api.Assertions.assertThat;

/** The examples that people copy from the page are sound. */
class InventoryPageTest {
  @ParameterizedTest
  @CsvSource({"json, 4", "yaml, 2", "csv, 2"})
  void theExamplesOfThePageAreUnderstood(String form, int subjects) throws IOException {
    // Given
    Path page = Path.of(System.getProperty("portcullis.home"), "docs/sources/inventory.md");
    String example = Files.readString(page).split("```" + form + "\n", -1)[1].split("```", -1)[0];
    ParseContext context =
        new ParseContext("estate", Instant.parse("2026-06-01T12:00:00Z"), "intake-1");
    // When
    List<Parsed> parsed =
        new InventoryParser().parse(example.getBytes(StandardCharsets.UTF_8), context);
    // Then
    assertThat(parsed).hasSize(subjects).allMatch(Parsed.Understood.class::isInstance);
  }
}
