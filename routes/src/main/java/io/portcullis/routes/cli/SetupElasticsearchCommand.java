package io.portcullis.routes.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import io.portcullis.connectors.api.PrivateFile;
import io.portcullis.routes.config.ConfigException;
import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.routes.seal.Elasticsearch;
import io.portcullis.routes.seal.ElasticsearchAccess;
import io.portcullis.routes.seal.ElasticsearchRefusal;
import io.portcullis.routes.setup.ConfiguredElasticsearch;
import io.portcullis.routes.setup.ElasticsearchSetup;

@Command(
    name = "elasticsearch",
    description =
        "Shows what Elasticsearch lacks: templates, data streams, retention, roles. It can be run"
            + " again.",
    mixinStandardHelpOptions = true)
final class SetupElasticsearchCommand implements Callable<Integer> {
  private static final int LONGEST = 1_024;

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(names = "--yes", description = "Changes it too.")
  private boolean yes;

  @Option(names = "--dry-run", description = "Changes nothing, which is the default.")
  private boolean dryRun;

  @Option(
      names = "--as",
      paramLabel = "FILE",
      description = "An encoded API key that may do this (default: what the hub itself uses).")
  private Optional<Path> as = Optional.empty();

  @Option(
      names = "--new-key",
      paramLabel = "FILE",
      description = "With --yes: makes an API key for the hub and keeps it in this new file.")
  private Optional<Path> newKey = Optional.empty();

  @Option(names = "--rights", description = "Prints the rights of the hub's API key, and ends.")
  private boolean rights;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (yes && dryRun) {
      throw Exit.wrongUse("--yes or --dry-run, not both");
    }
    if (newKey.isPresent() && !yes) {
      throw Exit.wrongUse("--new-key goes with --yes");
    }
    if (rights) {
      out.println(ElasticsearchSetup.rights());
      return Exit.FINE;
    }
    try {
      return setUp(out);
    } finally {
      out.flush();
    }
  }

  private int setUp(PrintWriter out) {
    PortcullisConfig sound = sound();
    try (Elasticsearch elasticsearch = Elasticsearch.at(access(sound))) {
      ElasticsearchSetup setup =
          new ElasticsearchSetup(elasticsearch, sound.storage().datasets(), out::println);
      ElasticsearchSetup.Report report = setup.run(yes);
      if (newKey.isPresent()) {
        setup.key(newKey.get());
      }
      return code(report);
    } catch (ElasticsearchRefusal e) {
      throw Exit.no("Elasticsearch refuses " + e.getMessage());
    } catch (IOException e) {
      throw Exit.missing("Elasticsearch: " + e.getMessage());
    }
  }

  private static int code(ElasticsearchSetup.Report report) {
    if (report.left() > 0) {
      return Exit.NO;
    }
    return report.unseen() > 0 ? Exit.PARTLY : Exit.FINE;
  }

  private PortcullisConfig sound() {
    try {
      return config.withSecrets();
    } catch (ConfigException e) {
      throw Exit.wrongUse(e.getMessage());
    }
  }

  private ElasticsearchAccess access(PortcullisConfig sound) {
    ElasticsearchAccess configured =
        ConfiguredElasticsearch.access(sound.elasticsearch())
            .orElseThrow(() -> Exit.missing("elasticsearch.hosts: none is configured"));
    return as.map(
            file ->
                new ElasticsearchAccess(
                    configured.hosts(), "ApiKey " + key(file), configured.tls()))
        .orElse(configured);
  }

  private static String key(Path file) {
    try {
      if (Files.size(file) > LONGEST || PrivateFile.openToAll(file)) {
        throw Exit.wrongUse(
            file + " has to hold an API key, and to be readable by its owner alone");
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw Exit.wrongUse("the file " + file + " can not be read");
    }
  }
}
