package io.portcullis.routes.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.portcullis.connectors.notify.syslog.SyslogConfig;
import io.portcullis.routes.config.ChannelSettings.To;
import io.portcullis.routes.config.CheckpointSettings;
import io.portcullis.routes.config.CheckpointSettings.SigningKey;
import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.routes.config.WitnessSettings;
import io.portcullis.routes.config.WitnessSettings.TimeStampSettings;

/** By what key the trail is signed, and whether the witnesses are there. */
final class TrailCheck implements HealthCheck {
  private static final String KEY = "checkpoint key";
  private static final String WITNESS = "witness";

  @Override
  public List<Line> look(PortcullisConfig config) {
    CheckpointSettings settings = config.evidence().checkpoints();
    List<Line> lines = new ArrayList<>();
    lines.add(settings.key().map(TrailCheck::key).orElseGet(TrailCheck::own));
    Path file = settings.file(config.data().folder());
    if (Files.isSymbolicLink(file)) {
      lines.add(Line.bad("checkpoint file", file + " is a symbolic link, which is refused"));
    }
    lines.addAll(witnesses(config.evidence().witness()));
    return lines;
  }

  private static Line own() {
    return Line.good(
        KEY,
        "in the data folder: weaker, whoever takes this machine can sign; name one"
            + " (evidence.checkpoints.key), best in an HSM");
  }

  private static Line key(SigningKey key) {
    return switch (key) {
      case SigningKey.Pkcs11 token ->
          Line.good(KEY, "in the token " + token.token() + ", " + token.id());
      case SigningKey.File file -> Line.good(KEY, "in " + file.key() + ": weaker than an HSM");
    };
  }

  private static List<Line> witnesses(WitnessSettings settings) {
    if (settings.none()) {
      return List.of(
          Line.good(WITNESS, "none (evidence.witness): nobody outside can tell a trail made anew"));
    }
    List<Line> lines = new ArrayList<>();
    settings.timeStamps().stream().map(TrailCheck::timeStamps).forEach(lines::add);
    settings.syslog().stream()
        .filter(s -> s.transport() != SyslogConfig.Transport.UDP)
        .map(TrailCheck::syslog)
        .forEach(lines::add);
    return lines;
  }

  private static Line timeStamps(TimeStampSettings settings) {
    URI url = settings.url();
    int usual = "https".equals(url.getScheme()) ? 443 : 80;
    return line(url.getHost(), url.getPort() < 0 ? usual : url.getPort());
  }

  private static Line syslog(To.Syslog to) {
    return line(to.host(), to.usualPort());
  }

  private static Line line(String host, int port) {
    boolean good = Connect.reachable(host, port);
    return new Line(WITNESS, good, host + ":" + port + (good ? " listens" : " does not answer"));
  }
}
