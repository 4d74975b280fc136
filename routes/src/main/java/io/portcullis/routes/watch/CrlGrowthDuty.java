package io.portcullis.routes.watch;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import io.portcullis.routes.duty.LaterException;
import io.portcullis.routes.duty.SteppedDuty;
import io.portcullis.routes.intake.Receipt;
import io.portcullis.routes.remark.RemarkTeller;

/**
 * Compares once an hour how large CRLs are with how large they were a week ago. Its place holds how
 * large they were.
 */
final class CrlGrowthDuty extends SteppedDuty {
  static final Duration EVERY = Duration.ofHours(1);

  private final Supplier<List<CrlSize>> search;
  private final double factor;
  private final RemarkTeller teller;
  private final Clock clock;

  CrlGrowthDuty(
      Supplier<List<CrlSize>> search, double factor, Function<byte[], Receipt> take, Clock clock) {
    this.search = search;
    this.factor = factor;
    this.teller = new RemarkTeller("watch", take);
    this.clock = clock;
  }

  @Override
  public String name() {
    return "watch-crl-growth";
  }

  @Override
  protected void begin(Place place) {
    teller.clear();
  }

  @Override
  protected Duration first(Place place) {
    return EVERY;
  }

  /** The place moves when what it says is in the log. */
  @Override
  protected Duration work(Place place) throws IOException, InterruptedException {
    Instant now = clock.instant();
    CrlBook before = CrlBook.read(place.text());
    CrlBook after = before.with(search.get(), factor, now);
    if (!teller.tell(after.rows(before), now)) {
      throw new LaterException(RemarkTeller.NOT_TAKEN);
    }
    if (!after.equals(before)) {
      place.keep(after.text());
    }
    return EVERY;
  }
}
