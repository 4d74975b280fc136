package io.portcullis.routes.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which keys are meant. */
final class KeyOptions {
  @Option(names = "--tier", paramLabel = "TIER", description = "ca, production-signing, ...")
  private String tier = "";

  @Mixin private WhoseOptions whose = new WhoseOptions();

  @Option(names = "--where", paramLabel = "KIND", description = "hsm-network, software-file, ...")
  private String where = "";

  @Option(names = "--algorithm", paramLabel = "NAME", description = "RSA, or \"RSA 4096\".")
  private String algorithm = "";

  /**
   * @param after where the last page ended, or empty
   * @param most keys of one page
   */
  String query(String after, int most) {
    return whose
        .of(new Query())
        .with("tier", tier)
        .with("where", where)
        .with("algorithm", algorithm)
        .with("after", after)
        .with("limit", most)
        .toString();
  }
}
