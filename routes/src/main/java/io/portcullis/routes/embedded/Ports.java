package io.portcullis.routes.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.stream.IntStream;

import io.portcullis.connectors.api.FreePorts;

/**
 * The loopback ports of an embedded part. A port that was once chosen is kept in the data folder,
 * so that tools find the same address after the next start.
 */
final class Ports {
  /** In a configuration: choose a free one. */
  static final int ANY = 0;

  private static final int MAX_PORT = 65_535;
  private static final int TRIES = 100;

  private final Path file;
  private final Properties kept = new Properties();

  /** Nobody listens on these yet, and still they are not free: they are for other parts. */
  private final Set<Integer> chosen = new HashSet<>();

  private Ports(Path file) {
    this.file = file;
  }

  static Ports in(Path folder) {
    Ports ports = new Ports(folder.resolve("ports.properties"));
    ports.load();
    return ports;
  }

  /**
   * The configured port, else the kept one when it is still free, else a free one.
   *
   * @throws IllegalStateException when the configured port is taken
   */
  int choose(String name, int configured) {
    int port = configured == ANY ? keptOrFree(name) : configured;
    if (!free(port)) {
      throw new IllegalStateException(
          "port " + port + " (" + name + ") on 127.0.0.1 is already in use");
    }
    chosen.add(port);
    kept.setProperty(name, Integer.toString(port));
    return port;
  }

  void save() {
    try (Writer out = Files.newBufferedWriter(file)) {
      kept.store(out, "Loopback ports chosen at the last start");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int keptOrFree(String name) {
    String text = kept.getProperty(name, "");
    if (text.matches("[0-9]{1,5}")) {
      int port = Integer.parseInt(text);
      if (port > 0 && port <= MAX_PORT && free(port) && !chosen.contains(port)) {
        return port;
      }
    }
    return IntStream.generate(FreePorts::tcp)
        .limit(TRIES)
        .filter(port -> !chosen.contains(port))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no free port on 127.0.0.1 for " + name));
  }

  private void load() {
    if (!Files.exists(file)) {
      return;
    }
    try (Reader in = Files.newBufferedReader(file)) {
      kept.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
