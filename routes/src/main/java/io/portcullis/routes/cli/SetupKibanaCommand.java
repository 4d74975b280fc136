package io.portcullis.routes.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import io.portcullis.connectors.api.PrivateFile;
import io.portcullis.connectors.api.http.Tls;
import io.portcullis.dashboards.Kibana;
import io.portcullis.routes.kibana.KibanaAccess;
import io.portcullis.routes.kibana.KibanaRefusal;
import io.portcullis.routes.kibana.KibanaSetup;

@Command(
    name = "kibana",
    description = "Brings dashboards and rules into Kibana 9. It can be run again.",
    mixinStandardHelpOptions = true)
final class SetupKibanaCommand implements Callable<Integer> {
  private static final String VARIABLE = "PORTCULLIS_KIBANA_API_KEY";
  private static final int LONGEST = 1024;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Kibana's address; otherwise ${DEFAULT-VALUE}.")
  private URI url = URI.create("http://127.0.0.1:5601");

  @Option(names = "--space", paramLabel = "NAME", description = "Default: the default space.")
  private String space = "";

  @Option(
      names = "--api-key-file",
      paramLabel = "FILE",
      description = "Holds an encoded API key (default: $" + VARIABLE + ").")
  private Optional<Path> keyFile = Optional.empty();

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description = "Authorities of Kibana's certificate, PEM (default: the JDK's).")
  private Optional<Path> trust = Optional.empty();

  @Option(
      names = "--explain",
      paramLabel = "URL",
      description = "The hub, as browsers reach it; links lead there (default: ${DEFAULT-VALUE}).")
  private URI hub = URI.create(Kibana.HUB);

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "KIND",
      description = "dashboards, alerts, detections (default: all).")
  private List<KibanaSetup.Kind> only = List.of();

  @Option(names = "--dry-run", description = "Says what would be done, and does nothing.")
  private boolean dryRun;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    KibanaSetup.Wish wish = new KibanaSetup.Wish(Set.copyOf(only), hub.toString(), dryRun);
    try {
      return new KibanaSetup(access()).run(wish, out::println) ? Exit.FINE : Exit.NO;
    } catch (KibanaRefusal e) {
      throw e.away() ? Exit.missing(e.getMessage()) : Exit.no(e.getMessage());
    } finally {
      out.flush();
    }
  }

  private KibanaAccess access() {
    try {
      return new KibanaAccess(url, space, key(), new Tls(trust, Optional.empty()));
    } catch (IllegalArgumentException e) {
      throw Exit.wrongUse(e.getMessage());
    }
  }

  private Optional<String> key() {
    return keyFile.isPresent()
        ? Optional.of(read(keyFile.get()))
        : Optional.ofNullable(System.getenv(VARIABLE));
  }

  private static String read(Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        throw Exit.wrongUse(file + " holds more than an API key");
      }
      if (PrivateFile.openToAll(file)) {
        throw Exit.wrongUse(file + " can be read by everybody; make it 0600");
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw Exit.wrongUse("the file " + file + " can not be read");
    }
  }
}
