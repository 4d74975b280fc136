package io.portcullis.rules.bundle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.portcullis.rules.Rule;
import io.portcullis.rules.RuleBook;
import io.portcullis.rules.cases.CaseResult;
import io.portcullis.rules.cases.CaseRunner;
import io.portcullis.rules.cases.RuleCase;

/**
 * A folder of policies that has been read and checked, and not yet compiled.
 *
 * @param digest SHA-256 over all files: paths and bytes
 */
public record Bundle(List<RuleFolder> folders, String digest) {
  /**
   * A rule book out of the folder: read, checked, compiled, scanned and tried on its cases. Who has
   * an old book keeps it when this fails.
   *
   * @throws BundleException with every reason that was found, each with rule, file and line
   */
  public static RuleBook load(Path folder) throws BundleException {
    return read(folder).book();
  }

  /**
   * The same for a bundle that was published.
   *
   * @param files path inside the folder, with slashes -> bytes
   */
  public static RuleBook load(Map<String, byte[]> files) throws BundleException {
    return of(BundleFiles.of(files)).book();
  }

  /** The files of a folder, to publish them. Whether they are good rules is not looked at. */
  public static SortedMap<String, byte[]> files(Path folder) throws BundleException {
    return BundleFiles.read(folder).files();
  }

  private RuleBook book() throws BundleException {
    RuleBook book = compile();
    refuseFailures(book);
    return book;
  }

  /**
   * @throws BundleException when a file is missing, cannot be read, or has not the form of a rule
   */
  public static Bundle read(Path folder) throws BundleException {
    return of(BundleFiles.read(folder));
  }

  static Bundle of(BundleFiles files) throws BundleException {
    Problems problems = new Problems();
    files.check(problems);
    List<RuleFolder> folders = new ArrayList<>();
    for (String id : files.rules()) {
      if (!problems.concern(id)) {
        folder(files, id, problems).ifPresent(folders::add);
      }
    }
    distinctGlobals(files.rules(), problems);
    problems.refuse();
    return new Bundle(List.copyOf(folders), files.digest());
  }

  /**
   * @throws BundleException when the compiler refuses a rule, or a compiled one does what none may
   */
  public RuleBook compile() throws BundleException {
    return new RuleBook(compiled().engine(), rules(), digest);
  }

  /** Every case of every rule, in the order of the rules and of their files. */
  public List<CaseResult> tryCases(RuleBook book) {
    return folders.stream()
        .flatMap(f -> CaseRunner.run(book, f.rule().id(), f.cases()).stream())
        .toList();
  }

  public List<Rule> rules() {
    return folders.stream().map(RuleFolder::rule).toList();
  }

  Compiled compiled() throws BundleException {
    SortedMap<String, String> drl = new TreeMap<>();
    folders.forEach(f -> drl.put(f.rule().id(), f.drl()));
    Compiled compiled = Compiler.compile(drl, digest);
    scan(compiled.classes());
    return compiled;
  }

  void refuseFailures(RuleBook book) throws BundleException {
    Problems problems = new Problems();
    for (CaseResult result : tryCases(book)) {
      if (!result.passed()) {
        problems.add(
            result.rule(),
            BundleFiles.CASES,
            result.line(),
            "case \"%s\" fails: %s; correct the rule or the case"
                .formatted(result.name(), result.message()));
      }
    }
    problems.refuse();
  }

  private static Optional<RuleFolder> folder(BundleFiles files, String id, Problems problems) {
    String drl = files.text(id, BundleFiles.DRL);
    List<RuleCase> cases = CaseReader.read(id, files.text(id, BundleFiles.CASES), problems);
    Optional<Rule> rule =
        RuleReader.read(id, files.rules(), files.text(id, BundleFiles.META), problems);
    rule.ifPresent(r -> DrlCheck.check(r, drl, problems));
    return rule.map(r -> new RuleFolder(r, drl, cases));
  }

  /** "a-b/c" and "a/b-c" would be one name to the compiler. */
  private static void distinctGlobals(Iterable<String> ids, Problems problems) {
    Map<String, String> seen = new HashMap<>();
    for (String id : ids) {
      String other = seen.putIfAbsent(Rule.global(id), id);
      if (other != null) {
        problems.add(id, "", 0, "reads like %s without its hyphens; rename one".formatted(other));
      }
    }
  }

  private void scan(Map<String, byte[]> classes) throws BundleException {
    Map<String, RuleFolder> byPackage =
        folders.stream()
            .collect(
                Collectors.toMap(f -> DrlCheck.packageOf(f.rule().id()).replace('.', '/'), f -> f));
    Problems problems = new Problems();
    classes.forEach(
        (path, bytes) ->
            ClassScan.refused(path, bytes)
                .ifPresent(
                    what ->
                        refuse(
                            Optional.ofNullable(byPackage.get(packageOf(path))), what, problems)));
    problems.refuse();
  }

  private static void refuse(Optional<RuleFolder> folder, String what, Problems problems) {
    problems.add(
        folder.map(f -> f.rule().id()).orElse(""),
        BundleFiles.DRL,
        folder.map(f -> DrlCheck.lineOf(f.drl(), what)).orElse(0),
        what + "; a rule only compares facts with each other and parameters");
  }

  /** "policies/area/rule/P12/Lambda.class" is of "policies/area/rule". */
  private static String packageOf(String path) {
    return String.join("/", List.of(path.split("/", -1)).subList(0, 3));
  }
}
