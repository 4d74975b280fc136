package io.portcullis.routes.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.portcullis.connectors.ca.endpoint.StartTls;

/**
 * Where certificates are used, to be looked at: TLS servers, and files with certificates.
 *
 * @param every from the end of one round to the begin of the next
 * @param timeout of one address of a server, to the last byte
 * @param atOnce targets at one time
 * @param perSecond connections, of all targets
 * @param inventory which of the places that the inventory tells are looked at, too
 */
public record EndpointSettings(
    @Default("1h") Duration every,
    @Default("10s") Duration timeout,
    @Default("8") int atOnce,
    @Default("10") int perSecond,
    List<ServerSettings> servers,
    List<FileSettings> files,
    ToldPlaces inventory) {
  private static final int MOST_SERVERS = 500;
  private static final int MOST_FILES = 200;
  private static final int MOST_AT_ONCE = 64;
  private static final int MOST_PER_SECOND = 100;
  private static final int MOST_NAMES = 16;

  /**
   * A TLS server.
   *
   * @param host name or address; of a name, up to 16 addresses are looked at
   * @param names that clients ask for, the first one in the handshake; left out: the host
   * @param startTls for servers that first speak in clear
   * @param trust certificates of the authorities that its clients trust, PEM; left out: the JDK's
   *     list
   * @param owner who is told
   */
  public record ServerSettings(
      String host,
      @Default("443") int port,
      List<String> names,
      @Default("none") StartTls startTls,
      Optional<Path> trust,
      @Default("") String owner) {
    public ServerSettings {
      new Checks()
          .that(ReachChecks.named(host), "host", "must be a name or an IP address")
          .that(port > 0, "port", "must be 1 to 65535, is " + port)
          .port(port, "port")
          .that(names.size() <= MOST_NAMES, "names", most(MOST_NAMES))
          .that(names.stream().allMatch(ReachChecks::named), "names", "must be names of hosts")
          .end();
    }
  }

  /**
   * A file with certificates: PEM, DER, PKCS #12 or JKS.
   *
   * @param password of a key store
   * @param owner who is told
   */
  public record FileSettings(Path path, Optional<SecretRef> password, @Default("") String owner) {}

  /**
   * Places, HOST:PORT, that only the inventory tells. Anybody who tells it something can write any
   * address there, so none is looked at but what is allowed here.
   *
   * @param hosts names, or {@code *.NAME} for all below it; none: no place is looked at
   * @param networks in which the address of such a host may lie that is no public one
   * @param trust as of a server
   */
  public record ToldPlaces(List<String> hosts, List<String> networks, Optional<Path> trust) {
    public ToldPlaces {
      ReachChecks.of(hosts, networks).end();
    }
  }

  public EndpointSettings {
    new Checks()
        .between(every, Duration.ofSeconds(10), Duration.ofDays(1), "every")
        .between(timeout, Duration.ofMillis(100), Duration.ofMinutes(1), "timeout")
        .that(
            atOnce >= 1 && atOnce <= MOST_AT_ONCE,
            "at-once",
            "must be 1 to " + MOST_AT_ONCE + ", is " + atOnce)
        .that(
            perSecond >= 1 && perSecond <= MOST_PER_SECOND,
            "per-second",
            "must be 1 to " + MOST_PER_SECOND + ", is " + perSecond)
        .that(servers.size() <= MOST_SERVERS, "servers", most(MOST_SERVERS))
        .that(files.size() <= MOST_FILES, "files", most(MOST_FILES))
        .unique(servers.stream().map(s -> s.host() + ":" + s.port()).toList(), "servers")
        .unique(files.stream().map(f -> f.path().toString()).toList(), "files")
        .end();
  }

  /** Whether there is anything to look at. */
  public boolean any() {
    return Stream.of(servers, files, inventory.hosts()).anyMatch(list -> !list.isEmpty());
  }

  private static String most(int number) {
    return "must be at most " + number;
  }
}
