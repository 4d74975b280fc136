package io.portcullis.routes.cli;

import picocli.CommandLine.Command;

@Command(
    name = "setup",
    description = "Brings what the hub needs into other programs.",
    subcommands = {SetupElasticsearchCommand.class, SetupKibanaCommand.class})
final class SetupCommand extends Group {}
