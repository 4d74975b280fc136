package io.portcullis.routes.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.portcullis.routes.config.AuthSettings;
import io.portcullis.routes.config.DeliverySettings;
import io.portcullis.routes.config.KafkaSettings;
import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.routes.config.SourceSettings;
import io.portcullis.routes.config.StreamSettings;

/** Whether the other end of each TCP connection listens, and each file to follow can be read. */
final class ConnectionCheck implements HealthCheck {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  @Override
  public List<Line> look(PortcullisConfig config) {
    List<Line> lines = new ArrayList<>(kafka(config.kafka()));
    config.elasticsearch().hosts().forEach(host -> lines.add(web("elasticsearch", host)));
    config.sources().forEach(source -> lines.addAll(source(source)));
    config.transmitter().streams().forEach(stream -> lines.addAll(stream(stream)));
    return lines;
  }

  private static List<Line> stream(StreamSettings stream) {
    return switch (stream.delivery()) {
      case DeliverySettings.Push push -> List.of(web("stream " + stream.name(), push.endpoint()));
      case DeliverySettings.Poll poll -> List.of();
    };
  }

  private static List<Line> kafka(KafkaSettings kafka) {
    return kafka.embedded()
        ? List.of(Line.good("kafka", "embedded"))
        : servers("kafka", kafka.bootstrapServers());
  }

  private static List<Line> source(SourceSettings source) {
    String name = "source " + source.name();
    return switch (source.auth()) {
      case AuthSettings.Topic topic -> servers(name, topic.bootstrapServers());
      case AuthSettings.PolledSet set -> List.of(web(name, set.endpoint()));
      case AuthSettings.Poll poll -> List.of(web(name, poll.url()));
      case AuthSettings.File file -> List.of(file(name, file.path()));
      case AuthSettings.Folder folder -> List.of(folder(name, folder.path()));
      default -> List.of();
    };
  }

  private static Line file(String name, Path path) {
    boolean good = Files.isReadable(path);
    return new Line(name, good, path + (good ? " can be read" : " can not be read"));
  }

  private static Line folder(String name, Path path) {
    boolean good = Files.isDirectory(path) && Files.isReadable(path);
    return new Line(name, good, path + (good ? " can be read" : " is no folder that can be read"));
  }

  private static List<Line> servers(String name, String servers) {
    List<Line> lines = new ArrayList<>();
    for (String server : servers.split(",", -1)) {
      int colon = server.lastIndexOf(':');
      String host = server.substring(0, colon).strip();
      lines.add(line(name, host, Integer.parseInt(server.substring(colon + 1).strip())));
    }
    return lines;
  }

  private static Line web(String name, URI address) {
    int usual = "https".equals(address.getScheme()) ? HTTPS : HTTP;
    return line(name, address.getHost(), address.getPort() < 0 ? usual : address.getPort());
  }

  private static Line line(String name, String host, int port) {
    boolean good = Connect.reachable(host, port);
    return new Line(name, good, host + ":" + port + (good ? " listens" : " does not answer"));
  }
}
