package io.portcullis.routes.cli;

import picocli.CommandLine.Command;

/** The word itself; the commands hang below it. */
@Command(
    name = "portcullis",
    description = "Drops the gate the moment trust is lost.",
    mixinStandardHelpOptions = true,
    version = "portcullis 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "  test       Builds everything and runs all tests.",
      "",
      "Exit codes: 0 fine, 1 the answer is no, 2 wrong use, 3 something needed is missing."
    })
final class PortcullisCommand {}
