package io.portcullis.routes.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.portcullis.routes.api.Asked;
import io.portcullis.routes.api.PeopleResource;
import io.portcullis.routes.people.Role;

@Command(
    name = "people",
    description = "Who may ask the hub for what.",
    subcommands = {PeopleCommand.Add.class, PeopleCommand.Listed.class, PeopleCommand.Remove.class})
final class PeopleCommand extends Group {

  @Command(name = "add", description = "Adds a person and prints the token, this once.")
  static final class Add extends HubCommand {
    @Parameters(paramLabel = "NAME", description = "Lower-case letters, digits and . _ @ -.")
    private String name;

    @Option(
        names = "--role",
        required = true,
        paramLabel = "ROLE",
        description = "viewer, operator, approver or admin.")
    private Role role;

    @Override
    void ask(HubClient client, PrintWriter out) {
      Asked.ForPerson body = new Asked.ForPerson(name, role);
      out.println(client.post("/people", body, PeopleResource.Added.class).token());
    }
  }

  @Command(name = "list", description = "Everybody the hub knows.")
  static final class Listed extends HubCommand {
    @Override
    void ask(HubClient client, PrintWriter out) {
      for (PeopleResource.PersonView one :
          List.of(client.get("/people", PeopleResource.PersonView[].class))) {
        out.printf(
            "%-32s %-9s since %s, added by %s%n",
            one.name(),
            one.role().name().toLowerCase(Locale.ROOT),
            one.createdAt(),
            one.createdBy());
      }
    }
  }

  @Command(name = "remove", description = "Removes a person; the token opens nothing any more.")
  static final class Remove extends HubCommand {
    @Parameters(paramLabel = "NAME", description = "As people list shows it.")
    private String name;

    @Override
    void ask(HubClient client, PrintWriter out) {
      client.delete("/people/" + HubClient.step(name));
      out.println(name + " removed");
    }
  }
}
