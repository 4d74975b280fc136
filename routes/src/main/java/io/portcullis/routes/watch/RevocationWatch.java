package io.portcullis.routes.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

import io.micrometer.core.instrument.MeterRegistry;

import io.portcullis.connectors.ca.watch.AuthorityProbe;
import io.portcullis.connectors.ca.watch.ProbeParser;
import io.portcullis.connectors.ca.watch.WatchedAuthority;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.intake.Intake;
import io.portcullis.routes.intake.Receipt;
import io.portcullis.routes.intake.Source;

/** The revocation services that this hub knows of, and looking at them. */
public final class RevocationWatch implements AutoCloseable {
  /** Not one of a configured source, whose name has no colon. */
  public static final String SOURCE = "watch:revocation";

  private final Source source;
  private final Semaphore places;
  private final Intake intake;
  private final MeterRegistry meters;
  private final Clock clock;
  private final List<AuthorityProbe> probes = new ArrayList<>();
  private final List<Duty> duties = new ArrayList<>();

  private RevocationWatch(
      Duration longest, int atOnce, Intake intake, MeterRegistry meters, Clock clock) {
    // Silent only when two looks in a row at the one that is looked at most seldom did not come.
    Optional<Duration> expected = Optional.of(longest.multipliedBy(2));
    this.source = new Source(SOURCE, new ProbeParser(), expected, false);
    this.places = new Semaphore(atOnce);
    this.intake = intake;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * @param authorities that are configured
   * @param found those that certificates name; empty where they are not looked at
   * @param atOnce how many authorities are looked at at one time
   */
  public static RevocationWatch open(
      List<WatchedAuthority> authorities,
      Optional<FoundAuthorities> found,
      int atOnce,
      Intake intake,
      MeterRegistry meters,
      Clock clock) {
    RevocationWatch watch =
        new RevocationWatch(longest(authorities), atOnce, intake, meters, clock);
    if (!authorities.isEmpty()) {
      watch.configured(authorities);
    }
    found.ifPresent(watch::found);
    return watch;
  }

  private void configured(List<WatchedAuthority> authorities) {
    Known known = Known.of(authorities);
    WatchMeters gauges = new WatchMeters(known, meters, clock);
    List<AuthorityWatch> watches = new ArrayList<>();
    for (WatchedAuthority authority : authorities) {
      AuthorityProbe probe = new AuthorityProbe(authority, clock);
      probes.add(probe);
      watches.add(watch(authority, probe::look, gauges));
    }
    duties.add(new WatchDuty("watch-revocation", watches, known, this::take, gauges::clear));
  }

  private void found(FoundAuthorities found) {
    WatchMeters gauges = new WatchMeters(Known.NONE, meters, clock);
    duties.add(
        new FoundDuty(
            found,
            (authority, looks) -> watch(authority, looks, gauges),
            gauges,
            this::take,
            clock));
  }

  private AuthorityWatch watch(
      WatchedAuthority authority, AuthorityWatch.Looks looks, WatchMeters gauges) {
    return new AuthorityWatch(
        authority.name(), looks, authority.every(), places, this::take, gauges::seen, clock);
  }

  private Receipt take(byte[] body) {
    return intake.accept(source, body, SOURCE);
  }

  private static Duration longest(List<WatchedAuthority> authorities) {
    return authorities.stream()
        .map(WatchedAuthority::every)
        .max(Comparator.naturalOrder())
        .orElse(FoundAuthorities.LONGEST);
  }

  public List<Duty> duties() {
    return List.copyOf(duties);
  }

  @Override
  public void close() {
    probes.forEach(AuthorityProbe::close);
  }
}
