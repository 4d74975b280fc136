package io.portcullis.routes.endpoint;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.portcullis.connectors.ca.endpoint.Roots;
import io.portcullis.connectors.ca.endpoint.StartTls;

/** A place where certificates are used. */
public sealed interface Target {
  /** Its name in remarks, and the place in the inventory. */
  String item();

  /** Who is told; empty where nobody said it. */
  String owner();

  /**
   * @param names that clients ask for; the first one is sent to the server
   * @param roots that its clients trust
   * @param reach which of its addresses may be connected to
   */
  record Server(
      String host,
      int port,
      List<String> names,
      StartTls startTls,
      Roots roots,
      String owner,
      Reach reach)
      implements Target {
    public Server {
      names = names.isEmpty() ? List.of(host) : List.copyOf(names);
    }

    @Override
    public String item() {
      return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }
  }

  /**
   * @param password of the key store, read anew each time
   */
  record KeyFile(Path path, Optional<Supplier<char[]>> password, String owner) implements Target {
    @Override
    public String item() {
      return path.toString();
    }
  }
}
