package io.portcullis.rules.bundle;

import java.nio.file.Path;
import java.time.Instant;

import io.portcullis.model.Policy;
import io.portcullis.rules.RuleBook;

/**
 * The book in force, which can be replaced while others read in it. One evaluation is always by one
 * book; a folder that is refused leaves the old book where it is.
 */
public final class LiveBook implements Policy {
  private volatile RuleBook book;

  public LiveBook(RuleBook book) {
    this.book = book;
  }

  @Override
  public Evaluation evaluate(Case subject, Instant now) {
    return book.evaluate(subject, now);
  }

  @Override
  public String digest() {
    return book.digest();
  }

  public RuleBook book() {
    return book;
  }

  public void replace(RuleBook other) {
    book = other;
  }

  /**
   * @return the new book
   * @throws BundleException when the folder is refused; the old book stays in force
   */
  public RuleBook replace(Path folder) throws BundleException {
    RuleBook loaded = Bundle.load(folder);
    book = loaded;
    return loaded;
  }
}
