package io.portcullis.routes;

import io.quarkus.runtime.annotations.QuarkusMain;

import io.portcullis.routes.cli.Cli;
import io.portcullis.routes.cli.Parts;

/**
 * Where everything starts. Commands that need no hub in this process never start Quarkus, so they
 * answer at once.
 */
@QuarkusMain
public final class Main {
  private Main() {}

  public static void main(String... args) {
    System.exit(Cli.with(Parts.installed()).execute(args));
  }
}
