package io.portcullis.routes.endpoint;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.ca.endpoint.Bounds;
import io.portcullis.connectors.ca.endpoint.EndpointProbe;
import io.portcullis.connectors.ca.endpoint.Judged;
import io.portcullis.connectors.ca.endpoint.Looked;
import io.portcullis.connectors.ca.endpoint.Staple;
import io.portcullis.inventory.Entry;
import io.portcullis.model.Remark.Kind;
import io.portcullis.routes.endpoint.Sight.Fault;
import io.portcullis.routes.endpoint.Sight.Shown;

/** Looks at all addresses of a TLS server: behind one name each may serve another certificate. */
public final class ServerLook {
  /** Addresses of one name that are looked at. */
  public static final int MOST_ADDRESSES = 16;

  private final EndpointProbe probe;
  private final Pace pace;
  private final String source;
  private final Clock clock;

  /**
   * @param timeout of one address, to the last byte
   * @param source who tells the inventory
   */
  public ServerLook(Duration timeout, Pace pace, String source, Clock clock) {
    this.probe = new EndpointProbe(Bounds.of(timeout));
    this.pace = pace;
    this.source = source;
    this.clock = clock;
  }

  public Sight look(Target.Server server) throws InterruptedException {
    List<InetAddress> addresses;
    try {
      addresses = addresses(server.host());
    } catch (UnknownHostException e) {
      return Sight.away("no address is known of " + server.host());
    }
    List<Shown> shown = new ArrayList<>();
    List<Entry> others = new ArrayList<>();
    List<String> away = new ArrayList<>();
    for (InetAddress address : addresses) {
      String where = addresses.size() > 1 ? address.getHostAddress() : "";
      if (!server.reach().address(address)) {
        away.add(at(where, address.getHostAddress() + " is in no network that is allowed"));
        continue;
      }
      pace.await();
      switch (probe.look(address, server.port(), server.names().getFirst(), server.startTls())) {
        case Looked.Away none -> away.add(at(where, reason(none)));
        case Looked.Served served -> read(server, where, served, shown, others, away);
      }
    }
    return new Sight(shown, others, away);
  }

  private void read(
      Target.Server server,
      String where,
      Looked.Served served,
      List<Shown> shown,
      List<Entry> others,
      List<String> away) {
    Instant now = clock.instant();
    try {
      Entry leaf = Entry.of(served.leaf(), source, now);
      Judged judged = Judged.of(served, server.names(), server.roots(), now);
      shown.add(new Shown(where, leaf, judged.staple().kind(), faults(judged, where)));
    } catch (BadRecord | IllegalArgumentException e) {
      away.add(at(where, "its certificate can not be read: " + e.getMessage()));
    }
    for (X509Certificate one : served.chain().subList(1, served.chain().size())) {
      try {
        others.add(Entry.of(one, source, now));
      } catch (BadRecord | IllegalArgumentException e) {
        away.add(at(where, "a certificate of its chain can not be read: " + e.getMessage()));
      }
    }
  }

  private static List<Fault> faults(Judged judged, String where) {
    List<Fault> faults = new ArrayList<>();
    judged
        .untrusted()
        .ifPresent(why -> faults.add(new Fault(Kind.CHAIN_UNTRUSTED, at(where, why))));
    if (!judged.wrongNames().isEmpty()) {
      String names = String.join(", ", judged.wrongNames());
      faults.add(new Fault(Kind.NAME_WRONG, at(where, "the certificate is not of " + names)));
    }
    Staple staple = judged.staple();
    if (staple.kind() == Staple.Kind.BAD) {
      faults.add(new Fault(Kind.STAPLE_BAD, at(where, staple.detail())));
    } else if (staple.kind() == Staple.Kind.NONE && staple.must()) {
      String why = "the certificate promises a stapled OCSP answer, and none comes";
      faults.add(new Fault(Kind.STAPLE_MISSING, at(where, why)));
    }
    return faults;
  }

  private static String reason(Looked.Away away) {
    String word = away.why().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return word + ": " + away.detail();
  }

  static String at(String where, String what) {
    return where.isEmpty() ? what : where + ": " + what;
  }

  /** The same ones each time, whichever comes first. */
  private static List<InetAddress> addresses(String host) throws UnknownHostException {
    return Arrays.stream(InetAddress.getAllByName(host))
        .distinct()
        .sorted(Comparator.comparing(InetAddress::getHostAddress))
        .limit(MOST_ADDRESSES)
        .toList();
  }
}
