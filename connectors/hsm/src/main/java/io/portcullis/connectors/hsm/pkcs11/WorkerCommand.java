package io.portcullis.connectors.hsm.pkcs11;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.portcullis.connectors.hsm.pkcs11.worker.Worker;

/** How the child is started. */
record WorkerCommand(Pkcs11Config config, Map<String, String> hub) {
  /** The hub's environment holds secrets, and a vendor's library has no business with them. */
  private static final Set<String> INHERITED =
      Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "LD_LIBRARY_PATH", "SystemRoot");

  /**
   * @throws IOException when the module or a part of the class path is not there, or Java does not
   *     start
   */
  Process start() throws IOException {
    if (!Files.isReadable(config.module())) {
      throw new IOException("module: no readable file " + config.module());
    }
    List<Path> classPath = WorkerClassPath.choose(config.classPath());
    for (Path part : classPath) {
      if (!Files.exists(part)) {
        throw new IOException("classPath: " + part + " does not exist");
      }
    }
    ProcessBuilder builder = new ProcessBuilder(line(classPath));
    builder.environment().clear();
    builder.environment().putAll(environment());
    // What a library prints may hold the PIN (pkcs11-spy does), so it is kept nowhere.
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return builder.start();
  }

  Map<String, String> environment() {
    Map<String, String> child = new HashMap<>(hub);
    child.keySet().retainAll(INHERITED);
    child.putAll(config.environment());
    return child;
  }

  private List<String> line(List<Path> classPath) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx64m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        // A dump of this process holds the PIN and perhaps keys.
        "-XX:-CreateCoredumpOnCrash",
        "-XX:+SuppressFatalErrorMessage",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
        Worker.class.getName(),
        config.module().toString(),
        config.token());
  }
}
