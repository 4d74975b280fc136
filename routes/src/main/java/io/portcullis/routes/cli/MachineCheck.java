package io.portcullis.routes.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.portcullis.routes.config.HttpSettings;
import io.portcullis.routes.config.PortcullisConfig;

/** What a hub needs of the machine it runs on. */
final class MachineCheck implements HealthCheck {
  private static final int OLDEST_JAVA = 21;

  @Override
  public List<Line> look(PortcullisConfig config) {
    return List.of(java(), folder(config.data().folder()), port(config.http()));
  }

  private static Line java() {
    Runtime.Version version = Runtime.version();
    return new Line("java", version.feature() >= OLDEST_JAVA, version.toString());
  }

  private static Line folder(Path folder) {
    Path existing = folder.toAbsolutePath();
    while (existing.getParent() != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    boolean good = Files.isDirectory(existing) && Files.isWritable(existing);
    String what = good ? "can be written" : "can not be written: make it, or name another one";
    return new Line("data folder", good, folder.toAbsolutePath().normalize() + " " + what);
  }

  /** A port that is taken is no fault where a hub already runs. */
  private static Line port(HttpSettings http) {
    String where = http.host() + ":" + http.listenPort();
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(http.host()), http.listenPort()));
      return Line.good("http", where + " is free, no hub runs there");
    } catch (IOException e) {
      return Connect.reachable(Connect.local(http.host()), http.listenPort())
          ? Line.good("http", where + " is taken; it should be the hub")
          : Line.bad("http", where + " can not be listened on");
    }
  }
}
