package io.portcullis.routes.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  @Command(name = "list", description = "Those that fit all that is given.")
  static final class Listed extends HubCommand {
    @Option(names = "--owner", paramLabel = "NAME", description = "As it was told.")
    private String owner = "";

    @Option(names = "--environment", paramLabel = "WORD", description = "production and others.")
    private String environment = "";

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

    @Mixin private Shown shown = new Shown();

    @Override
    void ask(HubClient client, PrintWriter out) {
      Map<String, String> query = new LinkedHashMap<>();
      query.put("owner", owner);
      query.put("environment", environment);
      query.put("issuer", issuer);
      query.put("holder", holder);
      query.put("algorithm", algorithm);
      query.put("trust", trust);
      query.put("status", status);
      query.put("contains", contains);
      query.put("name", name);
      query.put("spki", spki);
      query.put("serial", serial);
      shown.print(client, "/certificates", query, out);
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

    @Mixin private Shown shown = new Shown();

    @Override
    void ask(HubClient client, PrintWriter out) {
      shown.print(client, "/certificates/expiring", Map.of("within", within), out);
    }
  }

  /** How much of a list is fetched, and in which form it is shown. */
  static final class Shown {
    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(
        names = "--most",
        paramLabel = "N",
        description = "So many are shown (default: ${DEFAULT-VALUE}).")
    private int most = 100;

    /** Pages that may be looked through in vain. */
    private static final int PAGES = 10_000;

    void print(HubClient client, String path, Map<String, String> query, PrintWriter out) {
      if (most < 1) {
        throw Exit.wrongUse("--most must be 1 or more");
      }
      List<Entry> found = new ArrayList<>();
      Optional<String> next = Optional.of("");
      CertificateList last = null;
      for (int i = 0; i < PAGES && next.isPresent() && found.size() < most; i++) {
        last =
            client.get(path + asked(query, next.get(), most - found.size()), CertificateList.class);
        found.addAll(last.certificates());
        next = last.next();
      }
      CertificateList all =
          new CertificateList(found, next, false, last == null ? Optional.empty() : last.asOf());
      out.print(json ? Json.text(all) + "\n" : CertificatesText.of(all));
    }

    private static String asked(Map<String, String> query, String cursor, int left) {
      StringBuilder text =
          new StringBuilder("?most=").append(Math.min(left, CertificateInventory.MAX_PAGE));
      query.forEach((key, value) -> add(text, key, value));
      add(text, "cursor", cursor);
      return text.toString();
    }

    private static void add(StringBuilder text, String key, String value) {
      if (!value.isBlank()) {
        text.append('&').append(key).append('=').append(HubClient.step(value));
      }
    }
  }
}
