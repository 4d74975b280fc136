package io.portcullis.routes.renewal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

import io.portcullis.connectors.api.remark.RemarkRow;
import io.portcullis.inventory.store.InventoryStore;
import io.portcullis.inventory.storm.Storm;
import io.portcullis.inventory.survey.Survey;
import io.portcullis.routes.config.CalendarSettings;
import io.portcullis.routes.intake.Receipt;
import io.portcullis.routes.remark.RemarkTeller;

/**
 * Tells the log what is not as it should be, where it is new, and all of it again on another day.
 */
final class RemarkPass {
  private final InventoryStore store;
  private final CalendarSettings settings;
  private final Suggestions suggestions;
  private final Surveys surveys;
  private final RemarkTeller teller;
  private final Clock clock;

  /**
   * @param take what there is to tell, as the body of a source
   */
  RemarkPass(
      InventoryStore store,
      CalendarSettings settings,
      Suggestions suggestions,
      Surveys surveys,
      Function<byte[], Receipt> take,
      Clock clock) {
    this.store = store;
    this.settings = settings;
    this.suggestions = suggestions;
    this.surveys = surveys;
    this.teller = new RemarkTeller("calendar", take);
    this.clock = clock;
  }

  /**
   * @throws IllegalStateException when the log did not take it: it is told again
   */
  void tell(Reminders reminders) throws InterruptedException {
    Survey.Result seen = surveys.await(Storm.DAYS);
    Instant now = clock.instant();
    Rows rows = new Rows();
    new AuthorityRows(seen, settings.foresight()).add(rows, now);
    new RenewalRows(store, settings, suggestions).add(rows, now);
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    List<RemarkRow> news = reminders.news(rows.all(), today);
    if (!teller.tell(news, some -> reminders.remarked(some, today))) {
      throw new IllegalStateException("the log did not take what the calendar remarks");
    }
  }
}
