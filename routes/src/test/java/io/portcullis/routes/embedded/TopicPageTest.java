package io.portcullis.routes.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of topics on the page is the one that the hub makes. */
class TopicPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("portcullis.home"), "docs", "architecture.md");

  /** Name, key, partitions, clean-up, days, size, what. */
  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^\\| `([a-z-]+)` \\| [^|]+ \\| (\\d+) \\| (\\w+) \\| (\\d+|ever) \\| (\\d+) \\|"
              + " [^|]+ \\|$");

  private record Row(String name, int partitions, String cleanup, String days, int mebibytes) {}

  @Test
  void thePageShowsEachTopicAsItIsMade() throws IOException {
    // Given
    List<Row> made = Arrays.stream(Topic.values()).map(TopicPageTest::row).toList();
    // When
    List<Row> shown =
        ROW.matcher(Files.readString(PAGE))
            .results()
            .map(
                m ->
                    new Row(
                        m.group(1),
                        Integer.parseInt(m.group(2)),
                        m.group(3),
                        m.group(4),
                        Integer.parseInt(m.group(5))))
            .toList();
    // Then
    assertThat(shown).containsExactlyInAnyOrderElementsOf(made);
  }

  private static Row row(Topic topic) {
    Map<String, String> config = topic.config();
    String kept = config.getOrDefault("retention.ms", config.get("delete.retention.ms"));
    return new Row(
        topic.plainName(),
        Topics.embedded().partitions(topic),
        topic.cleanupPolicy(),
        kept.equals("-1") ? "ever" : "" + Duration.ofMillis(Long.parseLong(kept)).toDays(),
        topic.maxBytes() >> 20);
  }
}
