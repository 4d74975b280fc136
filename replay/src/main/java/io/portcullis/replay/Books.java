package io.portcullis.replay;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import io.portcullis.model.Mode;
import io.portcullis.replay.log.Log;
import io.portcullis.rules.RuleBook;
import io.portcullis.rules.bundle.BuiltIn;
import io.portcullis.rules.bundle.Bundle;
import io.portcullis.rules.bundle.BundleException;
import io.portcullis.rules.bundle.Published;

/** The rules by which a hub decided, compiled again from what it published. */
public final class Books {
  private final Map<String, Published> published;
  private final Map<String, RuleBook> compiled = new HashMap<>();
  private final RuleBook builtIn = BuiltIn.load();

  public Books(Log log) {
    this.published = log.policies();
  }

  /**
   * The book with this digest. A hub that was run with {@code --observe} decided by the same rules,
   * all in that mode.
   *
   * @throws ReplayException when the log does not hold it, or this release can not compile it
   */
  public synchronized RuleBook byDigest(String digest) {
    return compiled.computeIfAbsent(digest, this::compile);
  }

  /** Digest of the rules that come with the hub. */
  public String builtIn() {
    return builtIn.digest();
  }

  /**
   * @throws ReplayException when the log does not hold it
   */
  public Published published(String digest) {
    Published bundle = published.get(digest);
    if (bundle == null && digest.equals(builtIn.digest())) {
      return Published.BUILT_IN;
    }
    if (bundle == null) {
      throw ReplayException.missing("the log holds no rules with the digest " + digest);
    }
    return bundle;
  }

  /**
   * @throws ReplayException with every reason why the bundle is refused
   */
  public RuleBook compile(Published bundle) {
    try {
      return bundle.set(bundle.files().isEmpty() ? builtIn : Bundle.load(bytes(bundle.files())));
    } catch (BundleException | IllegalArgumentException e) {
      throw ReplayException.wrongUse("the rules are refused:\n" + e.getMessage());
    }
  }

  private RuleBook compile(String digest) {
    RuleBook book = compile(published(digest));
    RuleBook observing = book.withMode(Mode.OBSERVE);
    return observing.digest().equals(digest) ? observing : book;
  }

  private static Map<String, byte[]> bytes(Map<String, String> files) {
    Map<String, byte[]> bytes = new TreeMap<>();
    files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return bytes;
  }
}
