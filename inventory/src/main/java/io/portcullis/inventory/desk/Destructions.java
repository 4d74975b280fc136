package io.portcullis.inventory.desk;

import java.util.List;
import java.util.Optional;

import io.portcullis.inventory.desk.DestructionItem.Word;
import io.portcullis.inventory.desk.Ruling.Why;
import io.portcullis.inventory.exercise.Destruction;
import io.portcullis.inventory.exercise.Retention;

/**
 * A key is destroyed by two people who are not the one that asked, each of whom proves it by his
 * own token, after another one agreed, and never while retention or a legal hold keeps it.
 */
public final class Destructions {
  /** How many have to do it. */
  static final int TOGETHER = Destruction.TOGETHER;

  private Destructions() {}

  /** What was rejected may be asked for again. */
  public static Ruling<DestructionItem> ask(
      Optional<DestructionItem> before, String key, String reason, Retention kept, By by) {
    boolean agreed =
        before.filter(b -> b.agreed().isPresent() && b.rejected().isEmpty()).isPresent();
    return agreed
        ? Ruling.refused(Why.CONFLICT, "it was asked for and agreed to already")
        : unless(kept.against(by.at()), DestructionItem.asked(key, reason, by));
  }

  public static Ruling<DestructionItem> approve(
      DestructionItem item, String reason, Retention kept, By by) {
    if (by.is(item.by())) {
      return Ruling.refused(Why.NOT_THIS_PERSON, "who asked for it does not agree to it");
    }
    if (item.rejected().isPresent()) {
      return rejected(item);
    }
    if (item.agreed().isPresent()) {
      return Ruling.refused(Why.CONFLICT, "it was agreed to already");
    }
    return unless(kept.against(by.at()), item.agreed(word(reason, by)));
  }

  /**
   * It is not to be, also when somebody agreed before; not any more once somebody proved that it
   * was done. Who asked may say so, too: he takes it back.
   */
  public static Ruling<DestructionItem> reject(DestructionItem item, String reason, By by) {
    if (item.rejected().isPresent()) {
      return rejected(item);
    }
    return item.proofs().isEmpty()
        ? new Ruling.Changed<>(item.rejected(word(reason, by)))
        : Ruling.refused(Why.CONFLICT, "somebody proved already that it was done");
  }

  /** One of the two says what shows that it is gone. */
  public static Ruling<DestructionItem> prove(
      DestructionItem item, String proof, Retention kept, By by) {
    if (item.rejected().isPresent()) {
      return rejected(item);
    }
    if (item.agreed().isEmpty()) {
      return Ruling.refused(Why.CONFLICT, "nobody agreed to it yet");
    }
    if (item.proved()) {
      return Ruling.refused(Why.CONFLICT, "it is proved already");
    }
    if (by.is(item.by()) || item.proofs().stream().anyMatch(p -> by.is(p.by()))) {
      return Ruling.refused(
          Why.NOT_THIS_PERSON, "two people prove it who did not ask for it, each once");
    }
    DestructionItem proved = item.proved(word(proof, by));
    return unless(against(proved, kept, by), proved);
  }

  /** With the second word all has to be as a destruction has to be. */
  private static List<String> against(DestructionItem item, Retention kept, By by) {
    return item.proved()
        ? new Destruction(
                item.about(),
                by.at(),
                item.by(),
                item.proofs().stream().map(Word::by).toList(),
                item.proofs().stream().map(Word::text).toList())
            .against(kept)
        : kept.against(by.at());
  }

  private static Word word(String text, By by) {
    return new Word(by.person(), by.at(), text);
  }

  private static Ruling<DestructionItem> rejected(DestructionItem item) {
    return Ruling.refused(
        Why.CONFLICT, "it was rejected by " + item.rejected().orElseThrow().by() + "; ask again");
  }

  private static Ruling<DestructionItem> unless(List<String> against, DestructionItem item) {
    return against.isEmpty()
        ? new Ruling.Changed<>(item)
        : Ruling.refused(Why.CONFLICT, String.join("; ", against));
  }
}
