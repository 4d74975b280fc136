package io.portcullis.routes.alerts;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Alert;
import io.portcullis.model.SubjectKind;
import io.portcullis.rules.Rule;
import io.portcullis.rules.bundle.BuiltIn;

import static org.assertj.core.api.Assertions.assertThat;

/** What to do is one step away. */
class LinksTest {
  private static final String STEPS = "docs/runbooks.md#";

  @Test
  void aRunbookThatNamesNoPageIsNoLink() {
    assertThat(targets("keys/extracted", Optional.of("Ask the owner; docs/runbooks.md says more.")))
        .containsExactly("/explain/sub-1", "docs/rules.md#keysextracted");
    assertThat(targets("keys/extracted", Optional.empty())).hasSize(2);
    assertThat(targets("", Optional.empty())).containsExactly("/explain/sub-1");
  }

  @Test
  void eachBuiltInRuleThatNamesItsStepsLinksToThem() {
    // Given
    List<Rule> rules =
        BuiltIn.load().rules().stream().filter(r -> r.runbook().contains(STEPS)).toList();
    assertThat(rules).isNotEmpty();
    for (Rule rule : rules) {
      // When
      String last = targets(rule.id(), Optional.of(rule.runbook())).getLast();
      // Then
      assertThat(last).startsWith(STEPS).matches(".*[a-z]");
      assertThat(rule.runbook()).contains(last);
    }
  }

  private static List<String> targets(String rule, Optional<String> runbook) {
    return Links.of("sub-1", SubjectKind.AUTHORITY, rule, runbook).stream()
        .map(Alert.Link::target)
        .toList();
  }
}
