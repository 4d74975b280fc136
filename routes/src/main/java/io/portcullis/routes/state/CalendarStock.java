package io.portcullis.routes.state;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.portcullis.inventory.desk.CustodyItem;
import io.portcullis.inventory.desk.ExerciseItem;
import io.portcullis.inventory.desk.RotationItem;
import io.portcullis.inventory.storm.Crossing;
import io.portcullis.inventory.storm.Forecast;
import io.portcullis.inventory.storm.Lives;
import io.portcullis.inventory.storm.Storm;
import io.portcullis.routes.api.Desk;
import io.portcullis.routes.api.HubRefusal;
import io.portcullis.routes.api.Outlook;

/** What is to come: days of renewals, and what people keep on the calendar. */
final class CalendarStock implements Stock {
  private final Desk desk;
  private final Optional<Outlook> outlook;

  /**
   * @param outlook where there is an inventory, and a calendar of it
   */
  CalendarStock(Desk desk, Optional<Outlook> outlook) {
    this.desk = desk;
    this.outlook = outlook;
  }

  @Override
  public String index() {
    return "portcullis-calendar";
  }

  /** Each part says so itself when it is asked too early. */
  @Override
  public boolean ready() {
    return true;
  }

  @Override
  public void each(Instant now, Receiver receiver) throws IOException {
    if (outlook.isPresent()) {
      storm(forecast(outlook.get()), receiver);
    }
    Items.each(
        desk,
        RotationItem.class,
        e -> receiver.take(e.item().name(), CalendarDocument.rotation(e, now)));
    Items.each(
        desk,
        ExerciseItem.class,
        e -> receiver.take(e.item().name(), CalendarDocument.exercise(e, now)));
    Items.each(
        desk, CustodyItem.class, e -> receiver.take(e.item().name(), CalendarDocument.custody(e)));
  }

  private static Forecast forecast(Outlook outlook) {
    try {
      return outlook.storm(Storm.DAYS);
    } catch (HubRefusal e) {
      throw new NotNowException(e.getMessage());
    }
  }

  private static void storm(Forecast forecast, Receiver receiver) throws IOException {
    for (Lives lives : Lives.values()) {
      long[] renewals = forecast.total(lives);
      Map<LocalDate, List<Crossing>> broken =
          forecast.crossings().stream()
              .filter(c -> c.lives() == lives)
              .collect(Collectors.groupingBy(Crossing::day));
      for (int i = 0; i < forecast.days(); i++) {
        LocalDate day = forecast.day(i);
        receiver.take(
            CalendarDocument.id(day, lives),
            CalendarDocument.storm(day, lives, renewals[i], broken.getOrDefault(day, List.of())));
      }
    }
  }
}
