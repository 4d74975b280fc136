package io.portcullis.routes.desk;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.remark.RemarkRow;
import io.portcullis.inventory.desk.Noted;
import io.portcullis.routes.duty.LaterException;
import io.portcullis.routes.duty.SteppedDuty;
import io.portcullis.routes.intake.Receipt;
import io.portcullis.routes.remark.RemarkTeller;

/**
 * Tells rules what there is to say about the items of the calendar, at each change and every five
 * minutes, and plans what the hub plans by itself. Its place holds nothing: what is told is told
 * whole.
 */
final class DeskDuty extends SteppedDuty {
  private static final Logger LOG = LoggerFactory.getLogger(DeskDuty.class);
  static final Duration EVERY = Duration.ofMinutes(5);

  private final DeskView view;
  private final Supplier<List<Noted>> notes;
  private final Subjects subjects;
  private final Runnable plans;
  private final RemarkTeller teller;
  private final Clock clock;

  /** How often the items had changed before the last look. */
  private long seen;

  /**
   * @param notes of all items, as of now
   * @param plans writes down what the hub plans by itself
   * @param take what there is to tell, as the body of a source
   */
  DeskDuty(
      DeskView view,
      Supplier<List<Noted>> notes,
      Subjects subjects,
      Runnable plans,
      Function<byte[], Receipt> take,
      Clock clock) {
    this.view = view;
    this.notes = notes;
    this.subjects = subjects;
    this.plans = plans;
    this.teller = new RemarkTeller("calendar", take);
    this.clock = clock;
  }

  @Override
  public String name() {
    return "calendar-records";
  }

  @Override
  protected void begin(Place place) {
    teller.clear();
  }

  @Override
  protected Duration first(Place place) {
    seen = view.changes();
    return Duration.ZERO;
  }

  /** Looks once, if all items are known. */
  @Override
  protected Duration work(Place place) throws IOException, InterruptedException {
    seen = view.changes();
    if (view.ready()) {
      plans.run();
      if (!teller.tell(rows(), clock.instant())) {
        throw new LaterException(RemarkTeller.NOT_TAKEN);
      }
    }
    return EVERY;
  }

  /** Until something changes, at most. */
  @Override
  protected void rest(Duration time) throws InterruptedException {
    view.awaitChange(seen, time.toMillis());
  }

  private List<RemarkRow> rows() {
    List<RemarkRow> rows = new ArrayList<>();
    for (Noted noted : notes.get()) {
      String about = noted.item().about();
      Optional<Subjects.Named> named = subjects.named(subjects.find(about), about);
      if (named.isEmpty()) {
        LOG.debug("calendar: {} is about nobody that is known", noted.item().name());
      }
      named.ifPresent(n -> rows.add(new RemarkRow(n.kind(), List.of(n.alias()), noted.remarked())));
    }
    return rows;
  }
}
