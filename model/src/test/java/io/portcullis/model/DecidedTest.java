package io.portcullis.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class DecidedTest {
  private static final Instant T0 = Instant.parse("2026-03-02T08:00:00Z");
  private static final Finding FINDING =
      finding("rule", "key", 1, Standing.QUARANTINED, Mode.ENFORCE, T0, "fact");
  private static final String DIGEST = digest("sig-1", Standing.QUARANTINED, List.of(FINDING));

  static List<String> others() {
    return List.of(
        digest("sig-2", Standing.QUARANTINED, List.of(FINDING)),
        digest("sig-1", Standing.GOOD, List.of(FINDING)),
        digest("sig-1", Standing.QUARANTINED, List.of()),
        digest("sig-1", Standing.QUARANTINED, List.of(FINDING, FINDING)),
        of(finding("other", "key", 1, Standing.QUARANTINED, Mode.ENFORCE, T0, "fact")),
        of(finding("rule", "k", 1, Standing.QUARANTINED, Mode.ENFORCE, T0, "fact")),
        of(finding("rule", "key", 2, Standing.QUARANTINED, Mode.ENFORCE, T0, "fact")),
        of(finding("rule", "key", 1, Standing.WATCHED, Mode.ENFORCE, T0, "fact")),
        of(finding("rule", "key", 1, Standing.QUARANTINED, Mode.OBSERVE, T0, "fact")),
        of(
            finding(
                "rule", "key", 1, Standing.QUARANTINED, Mode.ENFORCE, T0.plusMillis(1), "fact")));
  }

  @ParameterizedTest
  @MethodSource("others")
  void whatDiffersHasAnotherDigest(String other) {
    assertThat(other).isNotEqualTo(DIGEST);
  }

  @Test
  void theSameHasTheSameInWhicheverWordsItsFactsAreTold() {
    assertThat(of(finding("rule", "key", 1, Standing.QUARANTINED, Mode.ENFORCE, T0, "other words")))
        .isEqualTo(DIGEST);
  }

  private static String of(Finding finding) {
    return digest("sig-1", Standing.QUARANTINED, List.of(finding));
  }

  private static String digest(String signal, Standing wanted, List<Finding> findings) {
    State fresh = State.fresh("dev-1", SubjectKind.DEVICE, T0);
    Subject subject = fresh.subject().judged(findings, Optional.empty());
    State state = fresh.with(subject.with(subject.trust().wanting(wanted)));
    Decision decision =
        new Decision(
            state,
            Standing.GOOD,
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of());
    Statement said = new Statement.WakeUp(T0);
    Decided decided =
        Decided.of(
            Signal.derived(signal, "timers", T0, SubjectKind.DEVICE, "dev-1", said), decision);
    assertThat(decided.subject()).isEqualTo("dev-1");
    assertThat(decided.signal()).isEqualTo(signal);
    return decided.digest();
  }

  private static Finding finding(
      String rule,
      String key,
      int version,
      Standing standing,
      Mode mode,
      Instant since,
      String fact) {
    return new Finding(
        rule,
        key,
        version,
        "book",
        Severity.HIGH,
        standing,
        mode,
        0,
        ReasonCode.UNSPECIFIED,
        Clears.WITH_FACT,
        "title",
        List.of(fact),
        List.of("mdm"),
        false,
        since);
  }
}
