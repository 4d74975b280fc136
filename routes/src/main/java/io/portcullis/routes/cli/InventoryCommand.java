package io.portcullis.routes.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.TrustKind;
import io.portcullis.inventory.read.Options;
import io.portcullis.inventory.write.Export;
import io.portcullis.routes.api.Imported;
import io.portcullis.routes.config.SecretRef;

@Command(
    name = "inventory",
    description = "Brings certificates into the inventory, and all of it out again.",
    subcommands = {InventoryCommand.In.class, InventoryCommand.Out.class})
final class InventoryCommand extends Group {

  @Command(
      name = "import",
      description =
          "Reads files and folders (PEM, DER, key stores, CSV, index.txt, CT entries, NDJSON) and"
              + " sends what they hold. To do it again changes nothing.")
  static final class In extends HubCommand {
    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files or folders.")
    private List<Path> paths;

    @Option(
        names = "--source",
        paramLabel = "NAME",
        description = "Who tells it (default: ${DEFAULT-VALUE}).")
    private String source = "import";

    @Option(names = "--issuer", paramLabel = "DN", description = "For index.txt of OpenSSL.")
    private String issuer = "";

    @Option(names = "--trust", paramLabel = "KIND", description = "PUBLIC_TLS or PRIVATE.")
    private TrustKind trust = TrustKind.UNKNOWN;

    @Option(
        names = "--password",
        paramLabel = "REF",
        description = "Of key stores: env:NAME or file:PATH.")
    private Optional<String> password = Optional.empty();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Spec private CommandSpec itself;

    @Override
    void ask(HubClient client, PrintWriter out) {
      Sending sending = new Sending(client, source, itself.commandLine().getErr());
      paths.forEach(path -> sending.all(path, options()));
      Imported all = sending.end();
      out.print(json ? Json.text(all) + "\n" : text(all));
      out.flush();
      if (all.refused() > 0) {
        throw Exit.no("not all of it could be read");
      }
    }

    private Options options() {
      Options plain = Options.of(source, Instant.now()).issuer(issuer).trust(trust);
      return password.map(ref -> plain.password(secret(ref))).orElse(plain);
    }

    private static Supplier<char[]> secret(String ref) {
      try {
        SecretRef parsed = SecretRef.parse(ref);
        return () -> revealed(parsed);
      } catch (IllegalArgumentException e) {
        throw Exit.wrongUse("--password " + e.getMessage());
      }
    }

    private static char[] revealed(SecretRef ref) {
      try {
        return ref.reveal().toCharArray();
      } catch (IllegalStateException e) {
        throw Exit.missing("--password " + e.getMessage());
      }
    }

    private static String text(Imported all) {
      StringBuilder text = new StringBuilder();
      all.refusals().forEach(one -> text.append("refused: ").append(one).append('\n'));
      long unlisted = all.refused() - all.refusals().size();
      if (unlisted > 0) {
        text.append("and %d more%n".formatted(unlisted));
      }
      return text.append("%d taken, %d refused%n".formatted(all.taken(), all.refused())).toString();
    }
  }

  @Command(name = "export", description = "All that is known, as an import reads it.")
  static final class Out extends HubCommand {
    @Option(
        names = "--format",
        paramLabel = "FORM",
        description = "ndjson has everything, csv no evidence (default: ${DEFAULT-VALUE}).")
    private Export format = Export.NDJSON;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Left out: shown.")
    private Optional<Path> file = Optional.empty();

    @Override
    void ask(HubClient client, PrintWriter out) {
      if (file.isEmpty()) {
        Receiving.all(client, format, out);
        return;
      }
      Path whole = file.get();
      Path part = whole.resolveSibling(whole.getFileName() + ".part");
      try {
        try (Writer writer = Files.newBufferedWriter(part)) {
          Receiving.all(client, format, writer);
        }
        Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw Exit.wrongUse(whole + " can not be written");
      }
      out.println(whole);
    }
  }
}
