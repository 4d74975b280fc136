package io.portcullis.routes.policies;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Policy;
import io.portcullis.routes.decide.Policies;
import io.portcullis.routes.stream.Tail;
import io.portcullis.rules.Rule;
import io.portcullis.rules.RuleBook;
import io.portcullis.rules.bundle.BuiltIn;
import io.portcullis.rules.bundle.BundleException;
import io.portcullis.rules.bundle.Published;

/**
 * The books this hub has compiled, by digest. All hubs read {@code policies}, so all have the same
 * ones before a place in the log says that one is to be used.
 */
public final class Shelf implements Policies, Books, Tail.Reader {
  private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Versions versions = new Versions();
  private final Set<String> announced = ConcurrentHashMap.newKeySet();
  private final Folders folders = new Folders();
  private final RuleBook initial;
  private volatile String active;
  private volatile boolean decided;
  private volatile Optional<String> newest = Optional.empty();
  private long newestAt = Long.MIN_VALUE;

  /**
   * @param configured what the configuration asks for
   * @throws BundleException when the configured folder is refused
   */
  public Shelf(Published configured) throws BundleException {
    Published careful = careful(configured);
    this.initial = compile(careful);
    this.active = initial.digest();
    keep(careful, initial);
  }

  @Override
  public Policy initial() {
    return initial;
  }

  /**
   * @throws IllegalStateException when the bundle was not published within half a minute: to decide
   *     by other rules than the rest of the log would be worse than to wait
   */
  @Override
  public Policy byDigest(String digest) {
    synchronized (versions) {
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (!versions.has(digest) && System.nanoTime() < until) {
        waitForMore();
      }
    }
    RuleBook book =
        book(digest)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "rules " + digest + " were activated and never published"));
    decided = true;
    active = digest;
    return book;
  }

  /** The book that was activated last, as far as this hub has seen. */
  public RuleBook active() {
    return book(active).orElse(initial);
  }

  /** What the next change starts from: the newest there is, whichever hub published it. */
  Published activePublished() {
    return newest
        .or(() -> Optional.of(active))
        .flatMap(versions::published)
        .orElse(Published.BUILT_IN);
  }

  @Override
  public Optional<RuleBook> inForce() {
    return Optional.of(active());
  }

  @Override
  public Optional<RuleBook> book(String digest) {
    return versions
        .book(digest)
        .or(() -> versions.published(digest).flatMap(bundle -> again(digest, bundle)));
  }

  private Optional<RuleBook> again(String digest, Published bundle) {
    try {
      RuleBook book = compile(bundle);
      keepAs(digest, bundle, book);
      return Optional.of(book);
    } catch (BundleException | IllegalArgumentException e) {
      LOG.warn("bundle {} can not be compiled again: {}", digest, e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> text(String digest, String rule) {
    return versions
        .published(digest)
        .flatMap(
            bundle ->
                bundle.files().isEmpty()
                    ? BuiltIn.text(rule)
                    : Optional.ofNullable(bundle.files().get(rule + "/Rule.drl")));
  }

  /**
   * What has to be put in force at a start; nothing when the log says already what is wanted. A
   * configuration that is the same as once before leaves what people changed since.
   */
  Optional<Published> next(Published configured) throws BundleException {
    Published careful = careful(configured);
    boolean observing = configured.reach().observing();
    boolean known =
        announced(careful.observing(false))
            || announced(careful.observing(true))
            || announced(configured.observing(false));
    Optional<Published> inForce = newest.flatMap(versions::published);
    Published wanted = known ? inForce.orElse(careful).observing(observing) : careful;
    return inForce.filter(wanted::equals).isPresent() ? Optional.empty() : Optional.of(wanted);
  }

  /** True when the topic holds it: then it was in force once, and the log says what came after. */
  private boolean announced(Published bundle) throws BundleException {
    return announced.contains(compile(bundle).digest());
  }

  /** Rules of an operator's own begin by observing where the configuration says nothing else. */
  private Published careful(Published configured) throws BundleException {
    Set<String> own = new TreeSet<>(ids(book(configured.files())));
    own.removeAll(ids(folders.builtIn()));
    return configured.observing(own);
  }

  static Set<String> ids(RuleBook book) {
    return book.rules().stream().map(Rule::id).collect(Collectors.toSet());
  }

  /**
   * Compiles and tries it, and keeps nothing but the compiled folder.
   *
   * @throws IllegalArgumentException when it speaks of a rule or parameter that is not there
   */
  RuleBook compile(Published bundle) throws BundleException {
    return bundle.set(book(bundle.files()));
  }

  /** The rules of a folder, or the built-in ones, as they were written. */
  RuleBook book(Map<String, String> files) throws BundleException {
    return folders.book(files);
  }

  @Override
  public OptionalLong position(int partition) {
    return OptionalLong.empty();
  }

  @Override
  public void read(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      return;
    }
    // Who learns that a book is there finds it to be the newest, too.
    synchronized (versions) {
      if (announced.add(record.key())) {
        keep(record.key(), Json.read(record.value(), Published.class));
      }
      if (record.timestamp() >= newestAt && versions.has(record.key())) {
        newestAt = record.timestamp();
        newest = Optional.of(record.key());
        active = decided ? active : record.key();
      }
    }
  }

  /** What is said about rules that an earlier release had and this one has not is left out. */
  private void keep(String digest, Published bundle) {
    try {
      Published known = bundle.about(ids(book(bundle.files())));
      RuleBook book = compile(known);
      keep(known, book);
      if (!book.digest().equals(digest)) {
        keepAs(digest, known, book);
      }
    } catch (BundleException | IllegalArgumentException e) {
      LOG.error("bundle {} can not be compiled by this release: {}", digest, e.getMessage());
    }
  }

  private void keep(Published bundle, RuleBook book) {
    keepAs(book.digest(), bundle, book);
  }

  private void keepAs(String digest, Published bundle, RuleBook book) {
    synchronized (versions) {
      versions.put(digest, bundle, book, newest.orElse(digest));
      versions.notifyAll();
    }
  }

  private void waitForMore() {
    try {
      versions.wait(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for rules", e);
    }
  }
}
