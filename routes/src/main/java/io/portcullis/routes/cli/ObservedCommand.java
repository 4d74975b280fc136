package io.portcullis.routes.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.portcullis.connectors.api.Json;
import io.portcullis.routes.api.Observed;
import io.portcullis.routes.api.ObservedHtml;
import io.portcullis.routes.api.ObservedText;

@Command(
    name = "observed",
    description = "Who would be cut off if every rule were in force: by rule, group and owner.")
final class ObservedCommand extends HubCommand {
  @ArgGroup private Form form = new Form();

  /** At most one of them; without any a table. */
  static final class Form {
    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "A page, into this file.")
    private Path html;
  }

  @Override
  void ask(HubClient client, PrintWriter out) {
    Observed report = client.get("/report/observed", Observed.class);
    if (form.html != null) {
      write(form.html, ObservedHtml.of(report));
      out.println(form.html);
    } else {
      out.print(form.json ? Json.text(report) + "\n" : ObservedText.of(report));
    }
  }

  private static void write(Path file, String page) {
    try {
      Files.writeString(file, page);
    } catch (IOException e) {
      throw Exit.wrongUse(file + " can not be written");
    }
  }
}
