package io.portcullis.rules.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.portcullis.rules.RuleBook;

/**
 * The step of the build that compiles the built-in rules into the jar. They go the same way as an
 * operator's folder, so what is refused there is refused here.
 */
public final class PolicyBuild {
  private PolicyBuild() {}

  /**
   * Ends with 1 when a rule is not as it should be, and with it the build.
   *
   * @param args the folder of policies, and the folder of compiled classes
   */
  public static void main(String[] args) throws IOException {
    try {
      build(Path.of(args[0]), Path.of(args[1]));
    } catch (BundleException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  static void build(Path policies, Path classes) throws BundleException, IOException {
    BundleFiles files = BundleFiles.read(policies);
    Bundle bundle = Bundle.of(files);
    Compiled compiled = bundle.compiled();
    bundle.refuseFailures(new RuleBook(compiled.engine(), bundle.rules(), bundle.digest()));
    for (Map.Entry<String, byte[]> file : compiled.classes().entrySet()) {
      write(classes.resolve(file.getKey()), file.getValue());
    }
    for (Map.Entry<String, byte[]> file : files.files().entrySet()) {
      write(classes.resolve(BuiltIn.FOLDER + file.getKey()), file.getValue());
    }
    list(classes.resolve(BuiltIn.FILES), List.copyOf(files.files().keySet()));
    list(classes.resolve(BuiltIn.MODELS), compiled.models());
  }

  private static void list(Path file, List<String> lines) throws IOException {
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
