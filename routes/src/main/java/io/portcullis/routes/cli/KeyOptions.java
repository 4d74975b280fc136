package io.portcullis.routes.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import picocli.CommandLine.Option;

/** Which keys are meant. */
final class KeyOptions {
  @Option(names = "--tier", paramLabel = "TIER", description = "ca, production-signing, ...")
  private String tier = "";

  @Option(names = "--owner", paramLabel = "NAME", description = "A person or a team.")
  private String owner = "";

  @Option(names = "--environment", paramLabel = "WORD", description = "production, test, ...")
  private String environment = "";

  @Option(names = "--where", paramLabel = "KIND", description = "hsm-network, software-file, ...")
  private String where = "";

  @Option(names = "--algorithm", paramLabel = "NAME", description = "RSA, or \"RSA 4096\".")
  private String algorithm = "";

  /**
   * @param after where the last page ended, or empty
   * @param most keys of one page
   */
  String query(String after, int most) {
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put("tier", tier);
    asked.put("owner", owner);
    asked.put("environment", environment);
    asked.put("where", where);
    asked.put("algorithm", algorithm);
    asked.put("after", after);
    asked.put("limit", Integer.toString(most));
    return asked.entrySet().stream()
        .filter(e -> !e.getValue().isEmpty())
        .map(e -> e.getKey() + "=" + HubClient.step(e.getValue()))
        .collect(Collectors.joining("&", "?", ""));
  }
}
