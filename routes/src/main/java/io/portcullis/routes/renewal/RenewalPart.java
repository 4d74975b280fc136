package io.portcullis.routes.renewal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.micrometer.core.instrument.MeterRegistry;

import io.portcullis.connectors.ca.authority.Authority.SuggestsRenewal;
import io.portcullis.routes.alerts.Alerts;
import io.portcullis.routes.api.Outlook;
import io.portcullis.routes.config.CalendarSettings;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.embedded.Topics;
import io.portcullis.routes.intake.Intake;
import io.portcullis.routes.inventory.InventoryPart;
import io.portcullis.routes.remark.RemarkTeller;

/** The calendar of this hub's certificates. */
public final class RenewalPart {
  /** Not one of a configured source, whose name has no colon. */
  public static final String SOURCE = "watch:calendar";

  /** Two looks in a row that did not come. */
  private static final Duration EXPECTED = Duration.ofHours(3);

  private final InventoryPart inventory;
  private final CalendarSettings settings;
  private final CalendarMeters meters;
  private final Suggestions suggestions;
  private final Surveys surveys;
  private final Clock clock;

  /**
   * @param authorities that say when their certificates should be renewed
   */
  public RenewalPart(
      InventoryPart inventory,
      CalendarSettings settings,
      List<SuggestsRenewal> authorities,
      MeterRegistry registry,
      Clock clock) {
    this.inventory = inventory;
    this.settings = settings;
    this.meters = new CalendarMeters(registry, clock);
    this.suggestions = new Suggestions(inventory.store(), settings, authorities, meters, clock);
    this.surveys = new Surveys(inventory.store(), settings, suggestions::of, clock);
    this.clock = clock;
  }

  public Outlook outlook() {
    return new LiveOutlook(inventory, settings, suggestions, surveys, clock);
  }

  /** How it stands with certificates around a moment. */
  public Renewals renewals(Instant now) {
    return new Renewals(settings, suggestions, new Successors(inventory.store()), now);
  }

  /**
   * @param client connection settings of Kafka
   * @param application id of the hubs that share the duty
   */
  public Duty duty(
      Map<String, Object> client, Topics topics, String application, Alerts alerts, Intake intake) {
    return new CalendarDuty(
        () -> new KafkaJournal(client, topics, application),
        inventory::asOf,
        suggestions,
        new DayPass(inventory.store(), settings, suggestions, alerts, meters),
        new RemarkPass(
            inventory.store(),
            settings,
            suggestions,
            surveys,
            RemarkTeller.way(SOURCE, Optional.of(EXPECTED), intake),
            clock),
        meters,
        clock);
  }
}
