package io.portcullis.connectors.api;

import java.util.Locale;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTest {

  @Test
  void whatIsNeitherDigitNorHexIsTold() {
    // When
    boolean any =
        Words.digits("", 9)
            || Words.digits("1234567890", 9)
            || Words.digits("-1", 9)
            || Words.digits("\u0661", 9)
            || Words.hex("", 1, 80)
            || Words.hex("0x1", 1, 80)
            || Words.hex("\uff11", 1, 80);
    // Then
    assertThat(any).isFalse();
    assertThat(Words.digits("123456789", 9) && Words.hex("0aF9", 4, 4)).isTrue();
  }

  @Test
  void aWordIsFoundAnywhereAndABeginningAtTheBeginningOnly() {
    // Given
    Words words = Words.of("token", "key");
    // When
    boolean in = words.in("a new key was made");
    // Then
    assertThat(in).isTrue();
    assertThat(words.in("nothing of it")).isFalse();
    assertThat(words.begin("keys") && !words.begin("a key")).isTrue();
  }

  /** The same as three expressions, which say it more plainly and take longer. */
  @Property
  void kebabCaseIsWhatTheExpressionsSay(
      @ForAll @StringLength(max = 30) @AlphaChars @NumericChars @Chars({' ', '-', '_', '\u00e4'})
          String text) {
    // When
    String kebab = Words.kebab(text);
    // Then
    assertThat(kebab)
        .isEqualTo(
            text.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", ""));
  }
}
