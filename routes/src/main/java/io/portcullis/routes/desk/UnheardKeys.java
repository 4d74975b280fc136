package io.portcullis.routes.desk;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Predicate;

import io.portcullis.connectors.api.remark.RemarkRow;
import io.portcullis.model.Alias;
import io.portcullis.model.Statement.Remarked;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.api.HubRefusal;
import io.portcullis.routes.api.HubRefusal.Kind;
import io.portcullis.routes.intake.Receipt;

/**
 * Keys of which the inventory has certificates, and no signal ever told: a subject is made of one
 * when somebody wants to keep something about it, and not of a million by an import.
 */
final class UnheardKeys {
  /** How long is waited until the log has come round to this hub's copy. */
  private static final Duration WAIT = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Subjects subjects;
  private final Predicate<String> certified;
  private final Function<byte[], Receipt> take;
  private final Duration wait;

  /**
   * @param certified whether the inventory has a certificate of this key, SHA-256 in hex
   * @param take a body of the calendar's source
   */
  UnheardKeys(Subjects subjects, Predicate<String> certified, Function<byte[], Receipt> take) {
    this(subjects, certified, take, WAIT);
  }

  UnheardKeys(
      Subjects subjects,
      Predicate<String> certified,
      Function<byte[], Receipt> take,
      Duration wait) {
    this.subjects = subjects;
    this.certified = certified;
    this.take = take;
    this.wait = wait;
  }

  /**
   * Tells the log of it, and waits until it is known. What is known already, or is no key of the
   * inventory, is left alone.
   *
   * @throws HubRefusal when the log does not take it, or it is not known in time
   */
  void tell(String name) {
    Subjects.spki(name)
        .filter(spki -> !subjects.knows(spki) && certified.test(spki.value()))
        .ifPresent(this::tell);
  }

  private void tell(Alias spki) {
    Remarked nothing = new Remarked("kept", List.of());
    RemarkRow row = new RemarkRow(SubjectKind.KEY, List.of(spki), nothing);
    try {
      take.apply(RemarkRow.body(List.of(row))).durable().get();
      await(spki);
    } catch (ExecutionException e) {
      throw new HubRefusal(Kind.NOT_READY, "the log does not take the key now; ask again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HubRefusal(Kind.NOT_READY, "the hub stops");
    }
  }

  private void await(Alias spki) throws InterruptedException {
    long until = System.nanoTime() + wait.toNanos();
    while (!subjects.knows(spki)) {
      if (System.nanoTime() > until) {
        throw new HubRefusal(Kind.NOT_READY, "the key is still being taken in; ask again");
      }
      Thread.sleep(PAUSE);
    }
  }
}
