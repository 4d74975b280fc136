package io.portcullis.routes.policies;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Ids;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;
import io.portcullis.routes.stream.Outlet;
import io.portcullis.rules.RuleBook;
import io.portcullis.rules.bundle.BundleException;
import io.portcullis.rules.bundle.Published;

/** Publishes a bundle and then says, in every partition of the log, that it holds from there on. */
public final class Publisher {
  private final Shelf shelf;
  private final Outlet outlet;
  private final Topics topics;
  private final Clock clock;

  /**
   * What was put in force.
   *
   * @param fresh rules that were not in force before: they observe
   */
  public record Activated(RuleBook book, Set<String> fresh) {}

  public Publisher(Shelf shelf, Outlet outlet, Topics topics, Clock clock) {
    this.shelf = shelf;
    this.outlet = outlet;
    this.topics = topics;
    this.clock = clock;
  }

  /**
   * Brings what the configuration asks for into force, unless it was once: then the log rules.
   * Whether the hub only observes is for this start to say.
   */
  public void configured(Published configured) throws BundleException {
    Optional<Published> next = shelf.next(configured);
    if (next.isPresent()) {
      activate(next.get());
    }
  }

  /** Puts in force what is in force, changed so. */
  public RuleBook change(UnaryOperator<Published> change) throws BundleException {
    return activate(change.apply(shelf.activePublished()));
  }

  /**
   * Other rules. One that was not in force before observes until its mode is set; one of another
   * version keeps its mode: to observe all at once would let go all that it holds.
   */
  public Activated files(Map<String, String> files) throws BundleException {
    Set<String> ids = Shelf.ids(shelf.book(files));
    Set<String> fresh = new TreeSet<>(ids);
    fresh.removeAll(Shelf.ids(shelf.active()));
    Published next = shelf.activePublished().withFiles(files).about(ids).observing(fresh);
    return new Activated(activate(next), fresh);
  }

  /**
   * @throws BundleException with all that is wrong; then nothing was published
   */
  private RuleBook activate(Published bundle) throws BundleException {
    RuleBook book = shelf.compile(bundle);
    outlet.send(Topic.POLICIES, book.digest(), Json.bytes(bundle)).join();
    Instant now = clock.instant();
    CompletableFuture<?>[] said =
        IntStream.range(0, topics.partitions())
            .mapToObj(partition -> say(partition, book.digest(), now))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(said).join();
    return book;
  }

  private CompletableFuture<Void> say(int partition, String digest, Instant now) {
    String subject = "policy-" + partition;
    Signal signal =
        Signal.derived(
            Ids.of("sig", "policy", digest, subject, now.toString()),
            "policies",
            now,
            SubjectKind.AUTHORITY,
            subject,
            new Statement.PolicyActivated(digest));
    return outlet.send(Topic.SIGNALS, partition, subject, Json.bytes(signal));
  }
}
