package io.portcullis.lab.stand;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.portcullis.lab.net.LabPrograms;
import io.portcullis.lab.net.Shell;

/** What the whole lab needs of a machine. */
public final class LabNeeds {
  private static final Map<String, String> FILES =
      new TreeMap<>(
          Map.of(
              SoftToken.MODULE.toString(),
              "softhsm2",
              "/usr/bin/softhsm2-util",
              "softhsm2",
              "/usr/bin/pkcs11-tool",
              "opensc",
              "/usr/bin/pebble",
              "pebble",
              "/usr/bin/cfssl",
              "golang-cfssl",
              "/usr/bin/sqlite3",
              "sqlite3"));

  private LabNeeds() {}

  /** Debian packages that are not installed. */
  public static List<String> missingPackages() {
    List<String> missing = new ArrayList<>(LabPrograms.missingPackages());
    FILES.entrySet().stream()
        .filter(e -> !Files.exists(Path.of(e.getKey())))
        .map(Map.Entry::getValue)
        .distinct()
        .forEach(missing::add);
    return List.copyOf(missing);
  }

  /**
   * Whether this process may make network namespaces and mount: being called root is not enough.
   */
  public static boolean privileged() {
    return LabPrograms.privileged() && Shell.attempt("unshare", "--net", "--mount", "true").ok();
  }
}
