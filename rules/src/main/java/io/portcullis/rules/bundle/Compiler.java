package io.portcullis.rules.bundle;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.drools.compiler.kie.builder.impl.DrlProject;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

import io.portcullis.rules.Engine;

/**
 * Compiles DRL to Java classes (Drools' executable model). Its errors carry no line, so what fails
 * is compiled a second time the classic way, whose errors do.
 */
final class Compiler {
  private static final String ROOT = "src/main/resources/policies/";
  private static final String OURS = "policies/";
  private static final String MODELS = "drools-model";
  private static final Pattern RULE = Pattern.compile("policies/([^/]+/[^/]+)/");

  private Compiler() {}

  /**
   * One at a time: the rule compiler keeps what it builds in one place for the whole process.
   *
   * @param drl text by rule id
   * @param digest names the build, so that two bundles never share a class name
   * @throws BundleException with the line of each error
   */
  static synchronized Compiled compile(SortedMap<String, String> drl, String digest)
      throws BundleException {
    KieBuilder built = build(drl, digest, ExecutableModelProject.class);
    try {
      if (built.getResults().hasMessages(Message.Level.ERROR)) {
        throw new BundleException(problems(drl, digest, built));
      }
      return compiled((InternalKieModule) built.getKieModule());
    } finally {
      KieServices.get().getRepository().removeKieModule(releaseId(digest));
    }
  }

  private static KieBuilder build(
      SortedMap<String, String> drl, String digest, Class<? extends KieBuilder.ProjectType> type) {
    KieServices services = KieServices.get();
    KieFileSystem files = services.newKieFileSystem();
    files.generateAndWritePomXML(releaseId(digest));
    drl.forEach(
        (rule, text) ->
            files.write(
                ROOT + rule.replace('-', '_') + "/" + BundleFiles.DRL,
                text.getBytes(StandardCharsets.UTF_8)));
    return services.newKieBuilder(files, Engine.class.getClassLoader()).buildAll(type);
  }

  private static ReleaseId releaseId(String digest) {
    return KieServices.get().newReleaseId("io.portcullis", "policies", digest);
  }

  private static Compiled compiled(InternalKieModule module) {
    SortedMap<String, byte[]> classes = new TreeMap<>();
    List<String> models = List.of();
    for (String file : module.getFileNames()) {
      if (file.startsWith(OURS) && file.endsWith(".class")) {
        classes.put(file, module.getBytes(file));
      } else if (file.endsWith("/" + MODELS)) {
        models = models(new String(module.getBytes(file), StandardCharsets.UTF_8));
      }
    }
    return new Compiled(classes, models);
  }

  private static List<String> models(String listing) {
    return listing.lines().filter(line -> line.startsWith("policies.")).sorted().toList();
  }

  private static List<Problem> problems(
      SortedMap<String, String> drl, String digest, KieBuilder built) {
    List<Problem> classic = problems(build(drl, digest, DrlProject.class));
    return classic.stream().anyMatch(p -> p.line() > 0) ? classic : problems(built);
  }

  private static List<Problem> problems(KieBuilder built) {
    return built.getResults().getMessages(Message.Level.ERROR).stream()
        .filter(message -> !message.getText().startsWith("Java source of"))
        .map(Compiler::problem)
        .distinct()
        .toList();
  }

  private static Problem problem(Message message) {
    String path = Optional.ofNullable(message.getPath()).orElse("");
    // A line of Java that was generated tells an author nothing.
    int line = path.endsWith(BundleFiles.DRL) ? Math.max(0, message.getLine()) : 0;
    Matcher rule = RULE.matcher(path);
    String text = message.getText().lines().findFirst().orElse("").strip();
    return new Problem(
        rule.find() ? rule.group(1).replace('_', '-') : "",
        BundleFiles.DRL,
        line,
        text.replaceFirst(":$", "") + "; write fields and methods that the fact has");
  }
}
