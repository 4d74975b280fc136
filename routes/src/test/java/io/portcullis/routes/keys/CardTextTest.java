package io.portcullis.routes.keys;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.model.KeyDeclaration.Recoverability;
import io.portcullis.model.KeyDeclaration.Tier;
import io.portcullis.model.KeyHome;
import io.portcullis.model.Standing;
import io.portcullis.model.keys.Answer;
import io.portcullis.model.keys.KeyCard;
import io.portcullis.model.keys.KeyProfile;
import io.portcullis.model.keys.Question;
import io.portcullis.model.keys.Told;

import static org.assertj.core.api.Assertions.assertThat;

class CardTextTest {
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"W", "鍵", "👑", "e\u0301", "a\n", "\u001b[2J", "\u202e", " "})
  void whateverIsKnownOfAKeyItIsOneScreen(String letter) {
    // Given
    String text = letter.repeat(5_000);
    List<Told> told =
        Collections.nCopies(Answer.MAX, new Told(text, text, Optional.of(Instant.MAX)));
    // When
    List<String> lines = CardText.of(card(text, told, Long.MAX_VALUE / 2)).lines().toList();
    // Then
    assertThat(lines).hasSizeLessThanOrEqualTo(CardText.LINES);
    assertThat(lines).allMatch(line -> Columns.width(line) <= CardText.COLUMNS);
    assertThat(String.join("", lines)).doesNotContain("\u001b", "\u202e");
    assertThat(lines).filteredOn(line -> line.contains("more: --json has them")).hasSize(8);
  }

  @Test
  void whatNothingAnswersIsNotKnown() {
    // When
    String text = CardText.of(card("issuing", List.of(), 0));
    // Then
    assertThat(text.lines().skip(4))
        .allMatch(line -> line.endsWith("not known"))
        .hasSize(Question.values().length);
  }

  @Test
  void anAnswerStandsBesideItsEvidence() {
    // Given
    Told told = new Told("in hsm-network luna-1", "inventory", Optional.of(NOW));
    // When
    String text = CardText.of(card("issuing", List.of(told), 0));
    // Then
    assertThat(text.lines())
        .contains("where it is stored      in hsm-network luna-1 [inventory 2026-11-01]")
        .contains("is a rollback safe      in hsm-network luna-1 [inventory 2026-11-01]");
    assertThat(text).startsWith("key issuing (issuing), as of 2026-11-01T00:00:00Z\ntier ca, ");
  }

  private static KeyCard card(String text, List<Told> told, long more) {
    KeyProfile profile =
        new KeyProfile(
            Tier.CA,
            Recoverability.UNKNOWN,
            text,
            text,
            text,
            new KeyHome(KeyHome.Kind.HSM_CLOUD, ""),
            text,
            text);
    List<Answer> answers =
        Arrays.stream(Question.values())
            .map(question -> new Answer(question, !told.isEmpty(), told, more))
            .toList();
    return new KeyCard(
        text,
        text,
        Standing.QUARANTINED,
        profile,
        Collections.nCopies(32, text),
        Collections.nCopies(32, text),
        NOW,
        answers);
  }
}
