package io.portcullis.routes.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kinds of things that the hub tells each minute: those of the page, and Kibana asks for no other.
 */
class VitalsPageTest {
  private static final Path HOME = Path.of(System.getProperty("portcullis.home"));
  private static final Pattern TOLD = Pattern.compile("Vital\\.of\\(\\s*\"([a-z]+)\"");
  private static final Pattern LISTED = Pattern.compile("(?m)^\\| `([a-z]+)` \\| .* \\| `ok`");
  private static final Pattern PLANNED = Pattern.compile("(?m)^\\| `(planned)` \\|");
  private static final Pattern ASKED =
      Pattern.compile("portcullis\\.hub\\.kind(?: ==|:) \\\\?\"([a-z]+)");

  @Test
  void theKindsThatAreToldAreThoseOfThePage() throws IOException {
    // Given
    Path vitals = HOME.resolve("routes/src/main/java/io/portcullis/routes/runtime/HubVitals.java");
    String page = Files.readString(HOME.resolve("docs/telemetry.md"));
    // When
    Set<String> told = found(TOLD, Files.readString(vitals));
    // Then
    Set<String> listed = found(LISTED, page);
    listed.addAll(found(PLANNED, page));
    assertThat(told).isNotEmpty().isEqualTo(listed);
  }

  @Test
  void kibanaAsksForNoOther() throws IOException {
    // Given
    String page = Files.readString(HOME.resolve("docs/telemetry.md"));
    Set<String> asked = new TreeSet<>();
    // When
    try (Stream<Path> specs = Files.walk(HOME.resolve("dashboards"))) {
      for (Path spec : specs.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        asked.addAll(found(ASKED, Files.readString(spec)));
      }
    }
    // Then
    assertThat(asked).isNotEmpty();
    assertThat(found(LISTED, page)).containsAll(asked);
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
