package io.portcullis.routes.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.Entry;
import io.portcullis.routes.api.CertificateAnswer;
import io.portcullis.routes.api.CertificateInventory;
import io.portcullis.routes.api.CertificateList;

@Command(
    name = "cert",
    description = "Certificates of the inventory.",
    subcommands = {CertCommand.Listed.class, CertCommand.Show.class, CertCommand.Expiring.class})
final class CertCommand extends Group {
  /** Pages that may be looked through in vain. */
  private static final int PAGES = 10_000;

  @Command(name = "list", description = "Those that fit all that is given.")
  static final class Listed extends HubCommand {
    @Mixin private WhoseOptions whose = new WhoseOptions();

    @Option(names = "--issuer", paramLabel = "DN", description = "In any spelling.")
    private String issuer = "";

    @Option(names = "--holder", paramLabel = "ID", description = "Id of the subject.")
    private String holder = "";

    @Option(names = "--algorithm", paramLabel = "KEY", description = "RSA, or \"EC 256\".")
    private String algorithm = "";

    @Option(names = "--trust", paramLabel = "KIND", description = "public-tls, private, unknown.")
    private String trust = "";

    @Option(names = "--status", paramLabel = "WORD", description = "valid, replaced, revoked.")
    private String status = "";

    @Option(names = "--contains", paramLabel = "TEXT", description = "A part of a name.")
    private String contains = "";

    @Option(names = "--name", paramLabel = "NAME", description = "A whole name.")
    private String name = "";

    @Option(names = "--spki", paramLabel = "HEX", description = "SHA-256 of the key.")
    private String spki = "";

    @Option(names = "--serial", paramLabel = "HEX", description = "Serial number.")
    private String serial = "";

    @Mixin private ListOptions shown = new ListOptions();

    @Override
    void ask(HubClient client, PrintWriter out) {
      Supplier<Query> query =
          () ->
              whose
                  .of(new Query())
                  .with("issuer", issuer)
                  .with("holder", holder)
                  .with("algorithm", algorithm)
                  .with("trust", trust)
                  .with("status", status)
                  .with("contains", contains)
                  .with("name", name)
                  .with("spki", spki)
                  .with("serial", serial);
      print(client, "/certificates", query, shown, out);
    }
  }

  @Command(
      name = "show",
      description = "What is known of a certificate, and what else its key is used in.")
  static final class Show extends HubCommand {
    @Parameters(
        paramLabel = "ID",
        description = "Fingerprint, serial number, SHA-256 of the key (SPKI), or a name.")
    private String id;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Override
    void ask(HubClient client, PrintWriter out) {
      CertificateAnswer answer =
          client.get("/certificates/" + HubClient.step(id), CertificateAnswer.class);
      out.print(json ? Json.text(answer) + "\n" : CertificatesText.of(answer));
    }
  }

  @Command(name = "expiring", description = "Those whose life ends soon, the first one first.")
  static final class Expiring extends HubCommand {
    @Option(
        names = "--within",
        paramLabel = "TIME",
        description = "P30D, PT12H (default: ${DEFAULT-VALUE}).")
    private String within = "P30D";

    @Mixin private ListOptions shown = new ListOptions();

    @Override
    void ask(HubClient client, PrintWriter out) {
      print(client, "/certificates/expiring", () -> new Query().with("within", within), shown, out);
    }
  }

  /**
   * @param query without the page; a new one each time
   */
  private static void print(
      HubClient client, String path, Supplier<Query> query, ListOptions shown, PrintWriter out) {
    List<Entry> found = new ArrayList<>();
    Optional<String> next = Optional.of("");
    CertificateList last = null;
    for (int i = 0; i < PAGES && next.isPresent() && found.size() < shown.most(); i++) {
      Query page =
          query
              .get()
              .with("most", Math.min(shown.most() - found.size(), CertificateInventory.MAX_PAGE))
              .with("cursor", next.get());
      last = client.get(path + page, CertificateList.class);
      found.addAll(last.certificates());
      next = last.next();
    }
    CertificateList all =
        new CertificateList(found, next, false, last == null ? Optional.empty() : last.asOf());
    out.print(shown.json() ? Json.text(all) + "\n" : CertificatesText.of(all));
  }
}
