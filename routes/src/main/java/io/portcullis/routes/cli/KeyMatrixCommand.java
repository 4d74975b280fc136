package io.portcullis.routes.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.keys.KeyControls;
import io.portcullis.routes.api.MatrixPage;
import io.portcullis.routes.keys.MatrixCsv;
import io.portcullis.routes.keys.MatrixHtml;
import io.portcullis.routes.keys.MatrixText;

@Command(
    name = "matrix",
    description = "The controls of each key as they are, against as they should be.")
final class KeyMatrixCommand extends HubCommand {
  /** Keys of one call; an answer has a bound, and each key has thirty cells. */
  private static final int PAGE = 200;

  /** Most keys of one matrix. */
  private static final int MOST = 5_000;

  @Mixin private KeyOptions wanted = new KeyOptions();

  @ArgGroup private Form form = new Form();

  /** At most one of them; without any a table. */
  static final class Form {
    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "A page, into this file.")
    private Path html;

    @Option(names = "--csv", paramLabel = "FILE", description = "A row for each cell, likewise.")
    private Path csv;
  }

  @Override
  void ask(HubClient client, PrintWriter out) {
    List<KeyControls> keys = new ArrayList<>();
    MatrixPage page;
    String after = "";
    do {
      page = client.get("/keys/matrix" + wanted.query(after, PAGE), MatrixPage.class);
      keys.addAll(page.keys());
      after = page.next();
    } while (!after.isEmpty() && keys.size() < MOST);
    if (!after.isEmpty()) {
      throw Exit.wrongUse("more than " + MOST + " keys; choose some, as by --tier or --owner");
    }
    print(page.asOf(), keys, out);
  }

  private void print(String asOf, List<KeyControls> keys, PrintWriter out) {
    if (form.html != null) {
      Written.to(form.html, MatrixHtml.of(asOf, keys), out);
    } else if (form.csv != null) {
      Written.to(form.csv, MatrixCsv.of(keys), out);
    } else if (form.json) {
      out.println(Json.text(MatrixPage.of(asOf, keys, "")));
    } else {
      out.print(MatrixText.of(keys));
    }
  }
}
