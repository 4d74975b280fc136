package io.portcullis.routes.listing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.hsm.listing.KeyLister;
import io.portcullis.connectors.hsm.listing.KeyListing;
import io.portcullis.connectors.hsm.listing.KeyRow;
import io.portcullis.connectors.hsm.listing.RowJson;
import io.portcullis.connectors.hsm.listing.Service;
import io.portcullis.routes.duty.SteppedDuty;
import io.portcullis.routes.intake.Intake;
import io.portcullis.routes.intake.Receipt;
import io.portcullis.routes.intake.Source;

/**
 * Lists the keys of one key service, and tells which are gone since the last time. Its place holds
 * which there were, and when, so that another hub goes on from there. A service that can not be
 * listed falls silent, as any source does.
 */
public final class ListingDuty extends SteppedDuty {
  private static final Logger LOG = LoggerFactory.getLogger(ListingDuty.class);

  /** Rows of one body. */
  static final int AT_ONCE = 500;

  private static final byte[] NOTHING = "[]".getBytes(StandardCharsets.UTF_8);
  private static final double TENTH = 0.1;

  private final String source;
  private final KeyLister lister;
  private final int most;
  private final Duration every;
  private final Sink sink;
  private final RandomGenerator jitter;
  private final ListingMeters meters;
  private final Clock clock;

  /** Where a listing goes. */
  interface Sink {
    Receipt take(byte[] body);

    /** Something is missing from a listing. */
    void missing(String why);
  }

  ListingDuty(
      String source,
      KeyLister lister,
      int most,
      Duration every,
      Sink sink,
      RandomGenerator jitter,
      ListingMeters meters,
      Clock clock) {
    this.source = source;
    this.lister = lister;
    this.most = most;
    this.every = every;
    this.sink = sink;
    this.jitter = jitter;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * @param configured source of the listings
   */
  public static ListingDuty of(
      KeyLister lister,
      int most,
      Duration every,
      Source configured,
      Intake intake,
      MeterRegistry meters,
      Clock clock) {
    String name = configured.name();
    // Silent only when two listings in a row did not come.
    Duration expected = configured.expected().orElse(every.multipliedBy(5).dividedBy(2));
    Source source =
        new Source(
            name,
            configured.parser(),
            Optional.of(expected),
            configured.text(),
            configured.environment());
    String place = "key-service:" + name;
    Sink sink =
        new Sink() {
          @Override
          public Receipt take(byte[] body) {
            return intake.accept(source, body, place);
          }

          @Override
          public void missing(String why) {
            intake.refused(name, new byte[0], place, why);
          }
        };
    return new ListingDuty(
        name,
        lister,
        most,
        every,
        sink,
        RandomGenerator.getDefault(),
        new ListingMeters(name, meters),
        clock);
  }

  @Override
  public String name() {
    return "key-listing-" + source;
  }

  /** What was listed lately, by whichever hub, is not listed again at once. */
  @Override
  protected Duration first(Place place) {
    ListingMemory memory = ListingMemory.read(place.text());
    Duration left = Duration.between(clock.instant(), memory.at().plus(every));
    boolean other = !memory.service().equals(lister.service().toString());
    return other || left.isNegative() ? Duration.ZERO : left.compareTo(every) > 0 ? every : left;
  }

  @Override
  protected Duration work(Place place)
      throws IOException, ExecutionException, InterruptedException {
    Instant began = clock.instant();
    KeyListing listing = lister.list(most);
    ListingMemory memory = ListingMemory.read(place.text());
    tell(listing.service(), memory.rows(listing));
    place.keep(memory.after(listing, clock.instant()).text());
    report(listing, Duration.between(began, clock.instant()));
    return every.plusMillis((long) (every.toMillis() * TENTH * jitter.nextDouble()));
  }

  private void tell(Service service, List<KeyRow> rows)
      throws ExecutionException, InterruptedException {
    if (rows.isEmpty()) {
      // That it was listed keeps the source from falling silent.
      take(NOTHING);
    }
    for (int from = 0; from < rows.size(); from += AT_ONCE) {
      List<KeyRow> some = rows.subList(from, Math.min(from + AT_ONCE, rows.size()));
      take(RowJson.body(service, some));
    }
  }

  private void take(byte[] body) throws ExecutionException, InterruptedException {
    Receipt receipt = sink.take(body);
    receipt.firstProblem().ifPresent(why -> LOG.warn("{}: {}", name(), why));
    receipt.durable().get();
  }

  private void report(KeyListing listing, Duration took) {
    meters.listed(listing, took);
    if (!listing.whole()) {
      String why = "there are more than " + most + " keys; the others were not listed";
      LOG.warn("{}: {}", name(), why);
      sink.missing(why);
    }
    if (listing.notKnown() > 0) {
      LOG.warn(
          "{}: of {} keys no more than the name is known; the first: {}",
          name(),
          listing.notKnown(),
          firstReason(listing));
    }
  }

  private static String firstReason(KeyListing listing) {
    return listing.keys().stream()
        .filter(KeyRow.NotKnown.class::isInstance)
        .map(row -> ((KeyRow.NotKnown) row).reason())
        .findFirst()
        .orElse("");
  }

  @Override
  protected void failed() {
    meters.failed();
  }

  @Override
  protected void end() {
    meters.clear();
  }
}
