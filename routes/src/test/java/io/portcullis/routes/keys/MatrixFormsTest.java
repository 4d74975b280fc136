package io.portcullis.routes.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.State;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.keys.Control;
import io.portcullis.model.keys.KeyControls;

import static org.assertj.core.api.Assertions.assertThat;

class MatrixFormsTest {
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
  private static final String EVIL = "=1+\"2\",<script>alert('x')</script>\n\u001b[2J";

  @Test
  void aNameIsNoMarkup() {
    // When
    String page = MatrixHtml.of("", List.of(key(EVIL)));
    // Then
    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("default-src 'none'", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
        .doesNotContain("<script", "\u001b");
  }

  @Test
  void aNameIsNoFormulaAndNoSecondCell() {
    // When
    String csv = MatrixCsv.of(List.of(key(EVIL)));
    // Then
    assertThat(csv).startsWith("id,name,tier,environment,owner,where,stage,concern,asks,wanted,");
    assertThat(csv).contains("key-1,\"'=1+\"\"2\"\",<script>");
    assertThat(csv.split("\r\n", -1)).hasSize(Control.values().length + 2);
  }

  @Test
  void aKeyIsALineWithASignForEachControl() {
    // When
    List<String> lines = MatrixText.of(List.of(key(EVIL))).lines().toList();
    // Then
    assertThat(lines.get(4)).startsWith("=1+\"2\",<script>").doesNotContain("\u001b");
    assertThat(lines.get(4)).contains("?.???", "?????", "....?");
    assertThat(lines.getLast()).isEqualTo("to be moved into an HSM: none");
  }

  /** A row for each stage and concern: what is asked, and from which tier on. */
  @Test
  void thePageTellsWhatIsAskedOfWhichTier() throws IOException {
    // When
    String page =
        Files.readString(Path.of(System.getProperty("portcullis.home")).resolve("docs/keys.md"));
    // Then
    for (Control control : Control.values()) {
      assertThat(page)
          .contains(
              "| %s | %s | %s | %s |"
                  .formatted(
                      KeyDeclaration.word(control.stage()),
                      KeyDeclaration.word(control.concern()),
                      control.asks(),
                      KeyDeclaration.word(control.from())));
    }
  }

  private static KeyControls key(String name) {
    Subject subject = Subject.fresh("key-1", SubjectKind.KEY, NOW).named(name, "", Set.of());
    return KeyControls.of(new State(subject, List.of()), List.of(), NOW);
  }
}
