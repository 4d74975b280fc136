package io.portcullis.rules.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.portcullis.rules.RuleBook;

/**
 * The rules that come with the hub. They were checked, compiled and tried when it was built; a
 * start only loads them.
 */
public final class BuiltIn {
  /** Where the build leaves the list of files, and that of compiled models, in the jar. */
  static final String FOLDER = "policies/";

  static final String FILES = "policies.files";
  static final String MODELS = "policies.models";

  private BuiltIn() {}

  /**
   * The book of all built-in rules, as they were written.
   *
   * @throws IllegalStateException when the build left them out
   */
  public static RuleBook load() {
    Bundle bundle = bundle();
    return new RuleBook(Compiled.engine(loader(), lines(MODELS)), bundle.rules(), bundle.digest());
  }

  /** What {@link #load} is made of, with texts and cases. */
  public static Bundle bundle() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    lines(FILES).forEach(path -> files.put(path, bytes(FOLDER + path)));
    try {
      return Bundle.of(new BundleFiles(files));
    } catch (BundleException e) {
      throw new IllegalStateException("built-in rules are damaged:\n" + e.getMessage(), e);
    }
  }

  /**
   * The condition of a built-in rule, as it was written.
   *
   * @param rule id
   */
  public static Optional<String> text(String rule) {
    String path = rule + "/" + BundleFiles.DRL;
    return lines(FILES).contains(path)
        ? Optional.of(new String(bytes(FOLDER + path), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private static List<String> lines(String resource) {
    return new String(bytes(resource), StandardCharsets.UTF_8).lines().toList();
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = loader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the rules were not built in: no " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  private static ClassLoader loader() {
    return BuiltIn.class.getClassLoader();
  }
}
