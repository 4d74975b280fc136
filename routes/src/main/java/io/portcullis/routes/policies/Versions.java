package io.portcullis.routes.policies;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.portcullis.rules.RuleBook;
import io.portcullis.rules.bundle.Published;

/**
 * What was published, by digest, so that any finding can be computed again by the rules that found
 * it. Of too many, those that were asked for longest ago give way. Versions of the same files share
 * them; the compiled form of few is kept, since it can be made again.
 */
final class Versions {
  /** Most versions: a mode or a parameter that is set makes one. */
  static final int MAX = 1_000;

  /** Most different folders among them; one has at most {@code RuleFiles.MAX_CHARACTERS}. */
  static final int MAX_FOLDERS = 32;

  static final int MAX_BOOKS = 16;

  private final Map<String, Published> published = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, RuleBook> books = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param inForce digest of the version that never gives way
   */
  synchronized void put(String digest, Published bundle, RuleBook book, String inForce) {
    published.put(digest, shared(bundle));
    while (published.size() > MAX || folders() > MAX_FOLDERS) {
      String eldest =
          published.keySet().stream().filter(d -> !d.equals(inForce)).findFirst().orElseThrow();
      published.remove(eldest);
      books.remove(eldest);
    }
    put(digest, book);
  }

  private void put(String digest, RuleBook book) {
    books.put(digest, book);
    if (books.size() > MAX_BOOKS) {
      books.remove(books.keySet().iterator().next());
    }
  }

  synchronized Optional<Published> published(String digest) {
    return Optional.ofNullable(published.get(digest));
  }

  /** Its compiled form, if that is still there. */
  synchronized Optional<RuleBook> book(String digest) {
    return Optional.ofNullable(books.get(digest));
  }

  synchronized boolean has(String digest) {
    return published.containsKey(digest);
  }

  private long folders() {
    return published.values().stream().map(Published::files).distinct().count();
  }

  private Published shared(Published bundle) {
    return published.values().stream()
        .map(Published::files)
        .filter(bundle.files()::equals)
        .findFirst()
        .map(bundle::withFiles)
        .orElse(bundle);
  }
}
