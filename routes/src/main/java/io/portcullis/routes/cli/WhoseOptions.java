package io.portcullis.routes.cli;

import picocli.CommandLine.Option;

/** Whose keys or certificates are meant, and of which environment. */
final class WhoseOptions {
  @Option(names = "--owner", paramLabel = "NAME", description = "A person or a team, as told.")
  private String owner = "";

  @Option(names = "--environment", paramLabel = "WORD", description = "production, test, ...")
  private String environment = "";

  Query of(Query query) {
    return query.with("owner", owner).with("environment", environment);
  }
}
