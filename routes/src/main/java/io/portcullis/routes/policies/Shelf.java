package io.portcullis.routes.policies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Mode;
import io.portcullis.model.Policy;
import io.portcullis.routes.decide.Policies;
import io.portcullis.routes.stream.Tail;
import io.portcullis.rules.RuleBook;
import io.portcullis.rules.bundle.BuiltIn;
import io.portcullis.rules.bundle.Bundle;
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
  private final RuleBook builtIn = BuiltIn.load();
  private final RuleBook initial;
  private final boolean observe;
  private volatile String active;

  /**
   * @param configured what the configuration asks for
   * @param observe true when every mode is observe, whatever the bundles say
   * @throws BundleException when the configured folder is refused
   */
  public Shelf(Published configured, boolean observe) throws BundleException {
    this.observe = observe;
    this.initial = compile(configured);
    this.active = initial.digest();
    keep(configured, initial);
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
    active = digest;
    return book;
  }

  /** The book that was activated last, as far as this hub has seen. */
  public RuleBook active() {
    return book(active).orElse(initial);
  }

  Published activePublished() {
    return versions.published(active).orElse(Published.BUILT_IN);
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

  /** True when the topic holds it: then it was in force once, and the log says what came after. */
  boolean announced(String digest) {
    return announced.contains(digest);
  }

  /** Compiles and tries it, and keeps nothing. */
  RuleBook compile(Published bundle) throws BundleException {
    RuleBook book = bundle.files().isEmpty() ? builtIn : fromFiles(bundle.files());
    RuleBook set = bundle.set(book);
    return observe ? set.withMode(Mode.OBSERVE) : set;
  }

  private static RuleBook fromFiles(Map<String, String> files) throws BundleException {
    try {
      Path folder = Files.createTempDirectory("policies");
      try {
        return Bundle.load(written(folder, files));
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a bundle can not be laid out for the compiler", e);
    }
  }

  private static Path written(Path folder, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey()).normalize();
      if (!path.startsWith(folder)) {
        throw new IOException("outside its folder: " + file.getKey());
      }
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return folder;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Override
  public OptionalLong position(int partition) {
    return OptionalLong.empty();
  }

  @Override
  public void read(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null || !announced.add(record.key())) {
      return;
    }
    Published bundle = Json.read(record.value(), Published.class);
    try {
      RuleBook book = compile(bundle);
      keep(bundle, book);
      if (!book.digest().equals(record.key())) {
        keepAs(record.key(), bundle, book);
      }
    } catch (BundleException | IllegalArgumentException e) {
      LOG.error("bundle {} can not be compiled by this release: {}", record.key(), e.getMessage());
    }
  }

  private void keep(Published bundle, RuleBook book) {
    keepAs(book.digest(), bundle, book);
  }

  private void keepAs(String digest, Published bundle, RuleBook book) {
    synchronized (versions) {
      versions.put(digest, bundle, book, active);
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
