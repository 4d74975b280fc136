package io.portcullis.routes.alerts;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import io.micrometer.core.instrument.MeterRegistry;

import io.portcullis.connectors.notify.Channel;
import io.portcullis.model.Subject;
import io.portcullis.routes.config.AlertRouteSettings;
import io.portcullis.routes.config.AlertSettings;
import io.portcullis.routes.config.EscalationSettings;
import io.portcullis.routes.config.QuietSettings;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.stream.Tail;
import io.portcullis.routes.telemetry.Tracing;

/** Puts together what tells people: the configured channels, and the duty that works them. */
public final class Teller {
  private final List<Duty> duties = new ArrayList<>();

  /**
   * What it works with.
   *
   * @param observing true when nothing is acted on: then people are told what the calendar and the
   *     hub itself have to say, and of no finding
   * @param stopped whether nothing may go out now
   * @param subjects by id, as far as this hub knows them
   * @param runbooks by the id of the rule
   * @param trail begins to read that topic
   */
  public record Surroundings(
      AlertBook book,
      KeptAlerts kept,
      boolean observing,
      BooleanSupplier stopped,
      Function<String, Optional<Subject>> subjects,
      Function<String, Optional<String>> runbooks,
      Function<Tail.Reader, Tail> trail,
      MeterRegistry meters,
      Tracing tracing,
      Clock clock) {}

  public Teller(AlertSettings settings, List<Channel> channels, Surroundings around) {
    AlertBook book = around.book();
    KeptAlerts kept = around.kept();
    Clock clock = around.clock();
    Plan plan = plan(settings, channels);
    Ways ways = new Ways(book, kept);
    AlertMeters meters = new AlertMeters(book, around.meters());
    Wording words = new Wording(settings.baseUrl(), settings.docsUrl());
    List<Courier> couriers =
        channels.stream()
            .map(c -> courier(c, ways, words, settings.perMinute(), meters, around))
            .toList();
    Housekeeping housekeeping = new Housekeeping(book, plan, kept, meters);
    duties.add(new AlertDuty(book, ways, plan, housekeeping, couriers, around.stopped(), clock));
    settings
        .findings()
        .filter(from -> !around.observing())
        .map(from -> new FindingAlert(from, around.subjects(), around.runbooks()))
        .map(wording -> new FindingTaker(wording, book, kept, kept, clock))
        .map(taker -> new FindingDuty(taker, around.trail(), clock))
        .ifPresent(duties::add);
  }

  private static Courier courier(
      Channel channel,
      Ways ways,
      Wording words,
      int perMinute,
      AlertMeters meters,
      Surroundings around) {
    return new Courier(
        channel, around.book(), ways, words, perMinute, meters, around.tracing(), around.clock());
  }

  private static Plan plan(AlertSettings settings, List<Channel> channels) {
    List<String> all = channels.stream().map(Channel::name).toList();
    Directions directions =
        new Directions(
            settings.routes().stream().map(Teller::route).toList(),
            settings.otherwise().isEmpty() ? all : settings.otherwise());
    return new Plan(
        directions,
        settings.quiet().map(Teller::quiet),
        escalation(settings.escalate()),
        settings.closeAfter());
  }

  private static Directions.Route route(AlertRouteSettings route) {
    return new Directions.Route(
        route.from(), Set.copyOf(route.kinds()), route.owners(), route.channels());
  }

  private static Quiet quiet(QuietSettings quiet) {
    Set<DayOfWeek> days =
        quiet.days().isEmpty() ? EnumSet.allOf(DayOfWeek.class) : Set.copyOf(quiet.days());
    return new Quiet(
        ZoneId.of(quiet.zone()),
        LocalTime.parse(quiet.from()),
        LocalTime.parse(quiet.until()),
        days,
        quiet.below());
  }

  private static Escalation escalation(EscalationSettings settings) {
    return new Escalation(
        settings.from(),
        settings.steps().stream()
            .map(step -> new Escalation.Step(step.after(), step.channel()))
            .toList());
  }

  public List<Duty> duties() {
    return List.copyOf(duties);
  }
}
