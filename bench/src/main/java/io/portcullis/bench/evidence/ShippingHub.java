package io.portcullis.bench.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.portcullis.bench.BenchException;
import io.portcullis.bench.hub.Broker;
import io.portcullis.bench.hub.Child;
import io.portcullis.connectors.api.FreePorts;

/** The real hub, which has nothing to do but to ship. */
final class ShippingHub {
  private ShippingHub() {}

  static Child start(Path folder, Broker broker, URI elasticsearch) {
    Path config = folder.resolve("portcullis.yaml");
    try {
      Files.writeString(config, config(broker, elasticsearch));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> arguments = new ArrayList<>();
    arguments.add("-Xmx1g");
    arguments.add("--add-opens=java.base/java.lang.invoke=ALL-UNNAMED");
    arguments.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    String extra = System.getProperty("portcullis.bench.hub", "");
    Stream.of(extra.split(" ", -1)).filter(s -> !s.isBlank()).forEach(arguments::add);
    arguments.addAll(List.of("-jar", jar().toString(), "run", "--config", config.toString()));
    return Child.java("hub", folder, arguments);
  }

  private static Path jar() {
    Path home = Path.of(System.getProperty("portcullis.home", "."));
    Path jar = home.resolve("routes/target/quarkus-app/quarkus-run.jar").toAbsolutePath();
    if (!Files.isRegularFile(jar)) {
      throw new BenchException("the hub is not built: " + jar + " is missing");
    }
    return jar;
  }

  private static String config(Broker broker, URI elasticsearch) {
    return """
    http: {port: %d}
    kafka: {bootstrap-servers: "%s", partitions: %d}
    elasticsearch:
      hosts: ["%s"]
    """
        .formatted(FreePorts.tcp(), broker.servers(), Broker.PARTITIONS, elasticsearch);
  }
}
