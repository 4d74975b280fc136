package io.portcullis.routes.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.ca.watch.AuthorityProbe;
import io.portcullis.connectors.ca.watch.ProbeRow;
import io.portcullis.connectors.ca.watch.WatchedAuthority;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.intake.Receipt;

/**
 * Searches the inventory once a day for revocation services, and looks at them until the next
 * search. What no certificate names any more is forgotten then.
 */
final class FoundDuty implements Duty {
  private static final Logger LOG = LoggerFactory.getLogger(FoundDuty.class);
  private static final Duration UNTIL_CAUGHT_UP = Duration.ofSeconds(1);

  private final FoundAuthorities found;
  private final BiFunction<WatchedAuthority, AuthorityWatch.Looks, AuthorityWatch> watch;
  private final WatchMeters gauges;
  private final Function<byte[], Receipt> take;
  private final Clock clock;

  FoundDuty(
      FoundAuthorities found,
      BiFunction<WatchedAuthority, AuthorityWatch.Looks, AuthorityWatch> watch,
      WatchMeters gauges,
      Function<byte[], Receipt> take,
      Clock clock) {
    this.found = found;
    this.watch = watch;
    this.gauges = gauges;
    this.take = take;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "watch-revocation-found";
  }

  @Override
  public void run(Place place) throws InterruptedException {
    // Of half an inventory, half of the services would be taken for gone.
    while (!found.certificates().caughtUp()) {
      Thread.sleep(UNTIL_CAUGHT_UP);
    }
    while (!Thread.currentThread().isInterrupted()) {
      AddressSearch.Result result = found.search();
      LOG.info("revocation services that certificates name: {}", result.summary());
      look(result.authorities(), place);
    }
  }

  private void look(List<WatchedAuthority> authorities, Place place) throws InterruptedException {
    Known known = Known.of(authorities);
    gauges.add(known);
    List<AuthorityProbe> probes = new ArrayList<>();
    List<AuthorityWatch> watches = new ArrayList<>();
    for (WatchedAuthority authority : authorities) {
      AuthorityProbe probe = new AuthorityProbe(authority, clock);
      probes.add(probe);
      watches.add(watch.apply(authority, () -> allowed(probe)));
    }
    WatchDuty looking = new WatchDuty(name(), watches, known, take, gauges::clear);
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              looking.run(place);
              return null;
            });
    Thread thread = Thread.ofVirtual().name(name()).start(task);
    try {
      task.get(FoundAuthorities.SEARCH.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      LOG.debug("it is searched again");
    } catch (ExecutionException e) {
      // That another hub has taken over, above all.
      throw e.getCause() instanceof RuntimeException why ? why : new IllegalStateException(e);
    } finally {
      thread.interrupt();
      probes.forEach(AuthorityProbe::close);
    }
    thread.join();
  }

  private List<ProbeRow> allowed(AuthorityProbe probe) throws InterruptedException {
    return probe.look(found::refused);
  }
}
