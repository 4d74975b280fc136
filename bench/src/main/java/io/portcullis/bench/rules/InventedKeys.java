package io.portcullis.bench.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import io.portcullis.model.Facts.KeyUse;
import io.portcullis.model.Failures;
import io.portcullis.model.Habit;
import io.portcullis.model.KeyAccess;
import io.portcullis.model.KeyAttributes;
import io.portcullis.model.KeyAttributes.Word;
import io.portcullis.model.KeyHistory;
import io.portcullis.model.KeyOperation;
import io.portcullis.model.KeyPlace;
import io.portcullis.model.KeyReading;
import io.portcullis.model.TokenFacts;

/**
 * What keys are and what is done with them, as nobody said it.
 *
 * @param trouble how often, 0 to 1, something is not as it should be
 */
record InventedKeys(Dice dice, double trouble) {
  private static final double WEAK = 0.1;

  KeyUse use() {
    return new KeyUse(
        source(),
        "principal-" + dice.below(100_000),
        "sign",
        !dice.once(trouble),
        dice.ago(),
        Dice.NOW,
        dice.once(WEAK));
  }

  KeyReading reading() {
    KeyAttributes attributes =
        new KeyAttributes(
            "key",
            dice.of("RSA", "EC"),
            dice.or(trouble, "4096", new String[] {"1024", "2047", "2048", "P-256", ""}),
            word(Word.CLEAR),
            word(Word.SET),
            word(Word.SET),
            word(Word.SET),
            word(Word.SET),
            Word.SET,
            dice.once(trouble) ? dice.some(0.5, "SIGN", "DECRYPT", "UNWRAP") : Set.of("SIGN"));
    return new KeyReading(
        source(), attributes, token(), Optional.empty(), dice.ago(), Dice.NOW, dice.once(WEAK));
  }

  private TokenFacts token() {
    return new TokenFacts(
        "token",
        "maker",
        dice.or(trouble, "HSM", new String[] {"TPM 2.0", "HSM"}),
        "1",
        !dice.once(trouble),
        new TokenFacts.Versions("1.0", "1.0", "1.0"));
  }

  private Word word(Word plain) {
    return dice.or(trouble / 4, plain, Word.values());
  }

  KeyHistory history() {
    return new KeyHistory(
        dice.list(1 + dice.below(4), this::operation),
        dice.once(trouble) ? dice.list(1 + dice.below(2), this::failures) : List.of(),
        dice.list(1 + dice.below(2), this::habit),
        dice.list(1 + dice.below(3), this::place),
        dice.list(1 + dice.below(3), this::access));
  }

  /** Mostly as {@link InventedDeclarations} have it. */
  private KeyAccess access() {
    return new KeyAccess(
        source(),
        dice.or(trouble, "job-1", new String[] {"job-2", "eve", ""}),
        "sign",
        dice.or(trouble, "192.0.2.7", new String[] {"198.51.100.7", "2001:db8::1", "host", ""}),
        dice.or(trouble, "release", new String[] {"release/main", "nightly", ""}),
        dice.or(trouble, "production", new String[] {"test", ""}),
        dice.ago(),
        Dice.NOW,
        dice.once(WEAK));
  }

  private KeyOperation operation() {
    return new KeyOperation(
        source(),
        dice.or(
            trouble,
            "sign",
            new String[] {
              "decrypt",
              "unwrap",
              "derive",
              "change",
              "share",
              "destroy",
              "schedule-destroy",
              "delete",
              "disable",
              "export",
              "wrap",
              "backup"
            }),
        "job",
        !dice.once(trouble / 2),
        dice.ago(),
        Dice.NOW,
        dice.once(WEAK));
  }

  /** One to 64 of them, some seconds or some minutes apart. */
  private Failures failures() {
    int apart = dice.of(1, 10, 30, 60, 300);
    Instant first = dice.ago();
    List<Instant> times =
        dice.list(1 + dice.below(Failures.MAX), () -> first.plusSeconds(dice.below(200) * apart));
    return new Failures(
        source(),
        dice.of(Failures.AUTHENTICATION, Failures.USE),
        times.stream().sorted().toList(),
        dice.once(WEAK));
  }

  private Habit habit() {
    Instant first = Dice.NOW.minus(dice.span()).minus(dice.span());
    Instant hour = dice.ago().truncatedTo(ChronoUnit.HOURS);
    int busy = dice.below(Habit.HOURS + 1);
    int usual = dice.of(0, 1, 16, 160);
    return new Habit(
        source(),
        first,
        hour,
        dice.once(trouble) ? dice.below(20_000) : 1 + dice.below(10),
        IntStream.range(0, Habit.HOURS).mapToObj(i -> i < busy ? usual : 0).toList(),
        dice.once(trouble) ? Optional.of(dice.ago()) : Optional.empty(),
        dice.once(WEAK));
  }

  private KeyPlace place() {
    Instant since = dice.once(trouble) ? dice.ago() : Dice.NOW.minus(Duration.ofDays(90));
    return new KeyPlace(
        source(), "192.0." + dice.below(256) + ".0/24", since, Dice.NOW, dice.once(WEAK));
  }

  private String source() {
    return dice.of("luna", "aws-kms");
  }
}
