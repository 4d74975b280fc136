package io.portcullis.routes.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import io.portcullis.connectors.ca.endpoint.Roots;
import io.portcullis.connectors.ca.endpoint.StartTls;
import io.portcullis.inventory.Entry;
import io.portcullis.routes.endpoint.Pace;
import io.portcullis.routes.endpoint.Reach;
import io.portcullis.routes.endpoint.ServerLook;
import io.portcullis.routes.endpoint.Sight;
import io.portcullis.routes.endpoint.Target;

/** One look from this machine; no hub is asked, so nothing is known of other certificates. */
@Command(
    name = "scan",
    description = "Looks once at a TLS server, from this machine and without a hub.",
    mixinStandardHelpOptions = true)
final class ScanCommand implements Callable<Integer> {
  private static final int PER_SECOND = 10;
  private static final int MAX_PORT = 65_535;

  @Parameters(paramLabel = "HOST:PORT", description = "An IPv6 address in brackets.")
  private String server;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "That clients ask for (default: HOST). May be repeated.")
  private List<String> names = List.of();

  @Option(
      names = "--start-tls",
      paramLabel = "PROTOCOL",
      description = "smtp, imap or pop3, which first speak in clear.")
  private StartTls startTls = StartTls.NONE;

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description = "Authorities that clients trust, PEM (default: the JDK's).")
  private Optional<Path> trust = Optional.empty();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Of one address (default: ${DEFAULT-VALUE}).")
  private int timeout = 10;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Target.Server target = target();
    Duration patience = Duration.ofSeconds(Math.clamp(timeout, 1, 60));
    Sight sight =
        new ServerLook(patience, new Pace(PER_SECOND), "scan", Clock.systemUTC()).look(target);
    PrintWriter out = spec.commandLine().getOut();
    boolean fine = print(sight, out, Instant.now());
    out.flush();
    return fine ? Exit.FINE : Exit.NO;
  }

  private Target.Server target() {
    int colon = server.lastIndexOf(':');
    String port = colon < 0 ? "" : server.substring(colon + 1);
    boolean number = colon > 0 && port.matches("[0-9]{1,5}");
    if (!number || Integer.parseInt(port) < 1 || Integer.parseInt(port) > MAX_PORT) {
      throw Exit.wrongUse("HOST:PORT is wanted, with a port of 1 to 65535");
    }
    String host = server.substring(0, colon).replaceAll("[\\[\\]]", "");
    return new Target.Server(
        host, Integer.parseInt(port), names, startTls, roots(), "", Reach.ANYWHERE);
  }

  private Roots roots() {
    try {
      return trust.isPresent() ? Roots.of(trust.get()) : Roots.usual();
    } catch (IOException e) {
      throw Exit.wrongUse("--trust " + e.getMessage());
    }
  }

  /** True when there is nothing to say against it. */
  private static boolean print(Sight sight, PrintWriter out, Instant now) {
    sight.away().forEach(why -> out.println("away: " + why));
    boolean fine = sight.away().isEmpty();
    for (Sight.Shown shown : sight.shown()) {
      Entry entry = shown.entry();
      boolean over = !entry.certificate().notAfter().isAfter(now);
      out.println(
          (shown.where().isEmpty() ? "" : shown.where() + ": ") + entry.certificate().subject());
      out.println("  issuer   " + entry.certificate().issuer());
      out.println("  number   " + entry.certificate().serial());
      out.println("  sha-256  " + entry.id());
      out.println("  names    " + String.join(", ", entry.names()));
      out.println("  until    " + entry.certificate().notAfter() + (over ? ", expired" : ""));
      out.println("  stapled  " + shown.staple().name().toLowerCase(java.util.Locale.ROOT));
      shown
          .faults()
          .forEach(f -> out.println("  " + EndpointsText.word(f.kind()) + ": " + f.detail()));
      fine &= !over && shown.faults().isEmpty();
    }
    return fine;
  }
}
