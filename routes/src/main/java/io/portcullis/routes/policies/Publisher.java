package io.portcullis.routes.policies;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Ids;
import io.portcullis.model.Mode;
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

  public Publisher(Shelf shelf, Outlet outlet, Topics topics, Clock clock) {
    this.shelf = shelf;
    this.outlet = outlet;
    this.topics = topics;
    this.clock = clock;
  }

  /** Brings what the configuration asks for into force, unless it was once: then the log rules. */
  public void configured(Published configured) throws BundleException {
    if (!shelf.announced(shelf.compile(configured).digest())) {
      activate(configured);
    }
  }

  public RuleBook mode(String rule, Mode mode) throws BundleException {
    return activate(shelf.activePublished().withMode(rule, mode));
  }

  /**
   * @throws IllegalArgumentException when there is no such rule or parameter, or the value is none
   *     within its bounds
   */
  public RuleBook parameter(String rule, String name, String value) throws BundleException {
    return activate(shelf.activePublished().withParameter(rule, name, value));
  }

  public RuleBook files(Map<String, String> files) throws BundleException {
    return activate(shelf.activePublished().withFiles(files));
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
