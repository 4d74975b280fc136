package io.portcullis.lab.net;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The programs the lab is made of, and the Debian packages they come in. */
public final class LabPrograms {
  private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin");
  private static final Map<String, String> PACKAGES = packages();
  private static final Path REST = Path.of("/usr/lib/freeradius/rlm_rest.so");

  private LabPrograms() {}

  /** Packages that are not installed; empty when the lab can run. */
  public static List<String> missingPackages() {
    List<String> missing =
        new ArrayList<>(
            PACKAGES.entrySet().stream()
                .filter(e -> !installed(e.getKey()))
                .map(Map.Entry::getValue)
                .distinct()
                .toList());
    if (!Files.exists(REST)) {
      missing.add("freeradius-rest");
    }
    return List.copyOf(missing);
  }

  /** True when this process may make network namespaces: root, of the machine or of its own. */
  public static boolean privileged() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Full path of a program: the PATH of an ordinary user has no sbin. As it is, when not found. */
  static String locate(String program) {
    return FOLDERS.stream()
        .map(f -> Path.of(f, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElse(program);
  }

  private static boolean installed(String program) {
    return !locate(program).equals(program);
  }

  private static Map<String, String> packages() {
    Map<String, String> packages = new LinkedHashMap<>();
    packages.put("freeradius", "freeradius");
    packages.put("radclient", "freeradius-utils");
    packages.put("hostapd", "hostapd");
    packages.put("hostapd_cli", "hostapd");
    packages.put("wpa_supplicant", "wpasupplicant");
    packages.put("wpa_cli", "wpasupplicant");
    packages.put("ip", "iproute2");
    packages.put("ping", "iputils-ping");
    packages.put("openssl", "openssl");
    return packages;
  }
}
