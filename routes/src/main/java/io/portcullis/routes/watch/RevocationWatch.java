package io.portcullis.routes.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

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

  private final List<WatchedAuthority> authorities;
  private final List<AuthorityProbe> probes = new ArrayList<>();
  private final WatchDuty duty;

  private RevocationWatch(
      List<WatchedAuthority> authorities,
      int atOnce,
      Intake intake,
      MeterRegistry meters,
      Clock clock) {
    this.authorities = List.copyOf(authorities);
    Source source = new Source(SOURCE, new ProbeParser(), Optional.of(expected()), false);
    Function<byte[], Receipt> take = body -> intake.accept(source, body, SOURCE);
    Semaphore places = new Semaphore(atOnce);
    Known known = Known.of(authorities);
    WatchMeters gauges = new WatchMeters(known, meters, clock);
    List<AuthorityWatch> watches = new ArrayList<>();
    for (WatchedAuthority authority : authorities) {
      AuthorityProbe probe = new AuthorityProbe(authority, clock);
      probes.add(probe);
      watches.add(
          new AuthorityWatch(
              authority.name(), probe::look, authority.every(), places, take, gauges::seen, clock));
    }
    this.duty = new WatchDuty(watches, known, take, gauges::clear);
  }

  /**
   * @param atOnce how many authorities are looked at at one time
   */
  public static RevocationWatch open(
      List<WatchedAuthority> authorities,
      int atOnce,
      Intake intake,
      MeterRegistry meters,
      Clock clock) {
    return new RevocationWatch(authorities, atOnce, intake, meters, clock);
  }

  /** Silent only when two looks in a row at the one that is looked at most seldom did not come. */
  private Duration expected() {
    return authorities.stream()
        .map(WatchedAuthority::every)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ofMinutes(5))
        .multipliedBy(2);
  }

  public Duty duty() {
    return duty;
  }

  @Override
  public void close() {
    probes.forEach(AuthorityProbe::close);
  }
}
