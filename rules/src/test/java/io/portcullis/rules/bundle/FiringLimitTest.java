package io.portcullis.rules.bundle;

import java.nio.file.Path;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.model.Facts;
import io.portcullis.model.Policy.Case;
import io.portcullis.rules.Cases;
import io.portcullis.rules.FiringLimitException;
import io.portcullis.rules.RuleBook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FiringLimitTest {
  private static final String PATTERN =
      "    $posture : Posture(compliance == Compliance.NON_COMPLIANT)\n";
  @TempDir Path temp;
  private RuleBook book;

  /** Ten postures give ten times ten times ten matches: the limit itself. */
  @BeforeEach
  void threePatternsWithoutATie() throws BundleException {
    Folder folder = Folder.good(temp);
    folder.change(Folder.RULE + "/Rule.drl", PATTERN, PATTERN + "    Posture()\n    Posture()\n");
    book = Bundle.load(folder.path());
  }

  @Test
  void oneMatchMoreThanTheLimitIsAnErrorThatNamesTheRule() {
    assertThatExceptionOfType(FiringLimitException.class)
        .isThrownBy(() -> book.evaluate(postures(11), Cases.NOW))
        .withMessageContaining("more than 1000 times on subject sub-1, last " + Folder.RULE);
  }

  @Test
  void atTheLimitItAnswers() {
    assertThat(book.evaluate(postures(10), Cases.NOW).findings()).hasSize(10);
  }

  @Test
  void errorLeavesNothingBehindForTheNextSubject() {
    assertThatExceptionOfType(FiringLimitException.class)
        .isThrownBy(() -> book.evaluate(postures(64), Cases.NOW));

    assertThat(book.evaluate(postures(1), Cases.NOW).findings()).hasSize(1);
  }

  private static Case postures(int count) {
    return Cases.device(
        Cases.postures(
            IntStream.range(0, count)
                .mapToObj(i -> Cases.nonCompliant("mdm-" + i, Cases.NOW.minusSeconds(9_000)))
                .toArray(Facts.Posture[]::new)));
  }
}
