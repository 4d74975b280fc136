package io.portcullis.rules.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.portcullis.model.Ids;

/**
 * The bytes of a folder of policies: area/rule/{Rule.drl, rule.yaml, cases.yaml}.
 *
 * @param files path inside the folder, with slashes -> bytes
 */
record BundleFiles(SortedMap<String, byte[]> files) {
  static final String DRL = "Rule.drl";
  static final String META = "rule.yaml";
  static final String CASES = "cases.yaml";
  static final int MAX_RULES = 1_000;
  static final int MAX_BYTES = 64 * 1024;
  private static final List<String> NAMES = List.of(DRL, META, CASES);
  private static final Pattern PATH = Pattern.compile("([a-z][a-z0-9-]*/[a-z][a-z0-9-]*)/([^/]+)");

  BundleFiles {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /**
   * Reads the folder. Hidden files and folders are passed over, links are not followed.
   *
   * @throws BundleException when it is no folder, cannot be read, or is larger than the limits
   */
  static BundleFiles read(Path folder) throws BundleException {
    Problems problems = new Problems();
    SortedMap<String, byte[]> files = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      for (Path file : paths(folder, problems)) {
        read(folder, file, files, problems);
      }
    } else {
      problems.add("", "", 0, folder + " is no folder; name one that holds <area>/<rule>/" + DRL);
    }
    problems.refuse();
    return new BundleFiles(files);
  }

  /**
   * The same out of memory, as a bundle that was published.
   *
   * @throws BundleException when it is larger than the limits
   */
  static BundleFiles of(Map<String, byte[]> files) throws BundleException {
    Problems problems = new Problems();
    if (files.size() > MAX_RULES * NAMES.size()) {
      problems.add("", "", 0, "the folder holds more than " + MAX_RULES + " rules");
    }
    files.forEach((path, bytes) -> checkSize(path, bytes.length, problems));
    problems.refuse();
    return new BundleFiles(new TreeMap<>(files));
  }

  /** Ids of the rules, by the folders there are. */
  SortedSet<String> rules() {
    SortedSet<String> rules = new TreeSet<>();
    for (String path : files.keySet()) {
      Matcher matcher = PATH.matcher(path);
      if (matcher.matches()) {
        rules.add(matcher.group(1));
      }
    }
    return rules;
  }

  /** Checks that each rule's folder holds the three files and nothing else. */
  void check(Problems problems) {
    for (String rule : rules()) {
      for (String name : NAMES) {
        if (!files.containsKey(rule + "/" + name)) {
          problems.add(rule, name, 0, "is missing; a rule's folder holds " + NAMES);
        }
      }
    }
    files.keySet().forEach(path -> checkPlace(path, problems));
    if (rules().isEmpty()) {
      problems.add("", "", 0, "the folder holds no rule; write <area>/<rule>/" + DRL);
    } else if (rules().size() > MAX_RULES) {
      problems.add("", "", 0, "the folder holds more than " + MAX_RULES + " rules");
    }
  }

  String text(String rule, String name) {
    return new String(files.get(rule + "/" + name), StandardCharsets.UTF_8);
  }

  /** SHA-256 over the sorted paths and the bytes: what identifies the bundle. */
  String digest() {
    StringBuilder all = new StringBuilder();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      all.append(Ids.sha256(file.getValue())).append(' ').append(file.getKey()).append('\n');
    }
    return Ids.sha256(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void checkPlace(String path, Problems problems) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      problems.add(
          "",
          path,
          0,
          "does not belong here; a rule lies in <area>/<rule>/, in lower case with hyphens");
    } else if (!NAMES.contains(matcher.group(2))) {
      problems.add(
          matcher.group(1),
          matcher.group(2),
          0,
          "does not belong here; a rule's folder holds " + NAMES);
    }
  }

  private static List<Path> paths(Path folder, Problems problems) {
    int enough = MAX_RULES * NAMES.size() + 1;
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS))
          .filter(p -> !hidden(folder.relativize(p)))
          .limit(enough)
          .toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      problems.add("", "", 0, folder + " cannot be read: " + e.getMessage());
      return List.of();
    }
  }

  private static boolean hidden(Path path) {
    return Stream.iterate(path, p -> p != null, Path::getParent)
        .anyMatch(p -> p.getFileName().toString().startsWith("."));
  }

  private static void read(
      Path folder, Path file, SortedMap<String, byte[]> files, Problems problems) {
    String path = folder.relativize(file).toString().replace('\\', '/');
    try {
      if (checkSize(path, Files.size(file), problems)) {
        files.put(path, Files.readAllBytes(file));
      }
    } catch (IOException e) {
      problems.add("", path, 0, "cannot be read: " + e.getMessage());
    }
  }

  private static boolean checkSize(String path, long size, Problems problems) {
    if (size > MAX_BYTES) {
      problems.add("", path, 0, "is larger than " + MAX_BYTES + " bytes");
    }
    return size <= MAX_BYTES;
  }
}
