package io.portcullis.routes.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import io.portcullis.model.Finding;
import io.portcullis.model.Subject;
import io.portcullis.model.guard.Control;
import io.portcullis.model.guard.Planned;
import io.portcullis.model.guard.Waiting;
import io.portcullis.routes.canary.CanaryDuty;
import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.routes.config.SourceSettings;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.enforce.PointState;
import io.portcullis.routes.seal.ShipperStatus;
import io.portcullis.routes.vitals.Convergence;
import io.portcullis.routes.vitals.Vital;

/** How everything of this hub is at a moment. */
final class HubVitals {
  private static final String OK = "ok";
  private static final Map<String, Double> QUANTILES = Map.of("p50", 0.5, "p99", 0.99);

  private final PortcullisConfig config;
  private final HubRuntime runtime;
  private final MeterRegistry meters;

  HubVitals(PortcullisConfig config, HubRuntime runtime, MeterRegistry meters) {
    this.config = config;
    this.runtime = runtime;
    this.meters = meters;
  }

  List<Vital> at(Instant now) {
    List<Vital> all = new ArrayList<>();
    runtime.middle().ifPresent(m -> middle(m, now, all));
    runtime.canary().ifPresent(c -> all.add(canary(c, now)));
    convergence(runtime.convergence().at(now), now, all);
    checkpoint().ifPresent(all::add);
    measured("portcullis.checkpoint.unwitnessed")
        .map(age -> Vital.of("checkpoint", "witnessed", OK).aged(age))
        .ifPresent(all::add);
    selftest().ifPresent(all::add);
    // Last: of more things than a minute tells sources are left out first.
    config.sources().forEach(s -> all.add(source(s, now)));
    return all;
  }

  private static void middle(Middle middle, Instant now, List<Vital> all) {
    all.add(breaker(middle, now));
    List<Waiting> waiting = HubMeters.forPeople(middle);
    all.add(
        Vital.of("approvals", "waiting", waiting.isEmpty() ? OK : "waiting")
            .counting(waiting.size())
            .aged(HubMeters.oldest(middle, now)));
    middle.control().planned().forEach(p -> all.add(planned(p, now)));
    all.add(alerts(middle, now));
    middle.shipping().forEach((topic, status) -> all.add(shipping(topic, status, now)));
    middle.dispatchers().values().stream()
        .flatMap(d -> d.points().stream())
        .forEach(p -> all.add(point(p, now)));
  }

  private static Vital canary(CanaryDuty duty, Instant now) {
    Vital vital = Vital.of("canary", duty.name(), duty.good() ? OK : "failed");
    Vital told = vital.saying(duty.detail());
    return duty.flown()
        .map(start -> told.on(start).aged(HubMeters.seconds(start, now)))
        .orElse(told);
  }

  /** Where nothing was done within the minute, nothing is told of how long it took. */
  private static void convergence(Convergence.Look look, Instant now, List<Vital> all) {
    Vital open =
        Vital.of("convergence", "open", look.open() == 0 ? OK : "open").counting(look.open());
    all.add(look.oldest().map(at -> open.aged(HubMeters.seconds(at, now))).orElse(open));
    QUANTILES.forEach(
        (name, share) ->
            look.quantile(share)
                .map(took -> took.toMillis() / 1_000.0)
                .map(s -> Vital.of("convergence", name, OK).counting(look.took().size()).aged(s))
                .ifPresent(all::add));
  }

  private static Vital breaker(Middle middle, Instant now) {
    Control control = middle.control().control();
    List<Waiting> held =
        middle.control().waiting().stream().filter(w -> !w.breaker().isEmpty()).toList();
    Vital vital =
        Vital.of("breaker", "guard", control.stopped() ? "stopped" : held.isEmpty() ? OK : "open")
            .counting(held.size());
    if (control.stopped()) {
      return vital.aged(HubMeters.seconds(control.since(), now)).saying(control.reason());
    }
    return held.isEmpty()
        ? vital
        : vital
            .aged(HubMeters.seconds(held.getFirst().since(), now))
            .saying(held.getFirst().breaker());
  }

  private static Vital planned(Planned plan, Instant now) {
    boolean open = !now.isBefore(plan.from()) && now.isBefore(plan.until());
    return Vital.of("planned", plan.id(), open ? "open" : "planned")
        .counting(plan.quota())
        .saying(plan.group());
  }

  private static Vital alerts(Middle middle, Instant now) {
    var open = middle.alertBook().open();
    OptionalDouble oldest =
        open.stream()
            .flatMap(state -> state.way().since().stream())
            .mapToDouble(since -> HubMeters.seconds(since, now))
            .max();
    Vital vital = Vital.of("alerts", "open", open.isEmpty() ? OK : "unanswered");
    return vital.counting(open.size()).aged(oldest.orElse(0));
  }

  private static Vital shipping(Topic topic, ShipperStatus status, Instant now) {
    return Vital.of("shipping", topic.plainName(), status.problem().isEmpty() ? OK : "late")
        .counting(status.waiting())
        .aged(status.behind(now).toMillis() / 1_000.0)
        .saying(status.problem());
  }

  private static Vital point(PointState point, Instant now) {
    String name = point.kind().name().toLowerCase(Locale.ROOT) + "/" + point.name();
    Vital vital =
        Vital.of("point", name, point.answers() ? OK : "open")
            .counting(point.waiting())
            .saying(point.detail());
    return point.answered().map(at -> vital.aged(HubMeters.seconds(at, now))).orElse(vital);
  }

  /** Its worst finding says how it is; its own moment is that of its last word. */
  private Vital source(SourceSettings source, Instant now) {
    Optional<Subject> known =
        runtime.subjects().find("source-name=" + source.name()).map(Summary::subject);
    long taken =
        Stream.of(
                meters
                    .find("portcullis.intake")
                    .tag("what", "accepted")
                    .tag("source", source.name()))
            .flatMap(search -> search.counters().stream())
            .mapToLong(counter -> (long) counter.count())
            .sum();
    Vital vital =
        Vital.of("source", source.name(), known.map(HubVitals::state).orElse("unheard"))
            .counting(taken)
            .saying(source.type());
    return known.map(s -> vital.aged(HubMeters.seconds(s.now(), now))).orElse(vital);
  }

  private static String state(Subject source) {
    return source.findings().stream()
        .map(Finding::rule)
        .filter(rule -> rule.startsWith("sources/"))
        .map(rule -> rule.substring("sources/".length()))
        .sorted()
        .findFirst()
        .orElse(OK);
  }

  /** Where this hub makes checkpoints: how old the newest one is. */
  private Optional<Vital> checkpoint() {
    return measured("portcullis.checkpoint.age")
        .map(
            age -> {
              Vital vital = Vital.of("checkpoint", "newest", OK).aged(age);
              return measured("portcullis.checkpoint.number")
                  .map(number -> vital.counting(number.longValue()))
                  .orElse(vital);
            });
  }

  /** Empty where another hub makes it; one that is late may never have taken any time. */
  private Optional<Vital> selftest() {
    boolean late = measured("portcullis.selftest.late").filter(l -> l > 0).isPresent();
    Optional<Double> took = measured("portcullis.selftest.seconds");
    Vital vital = Vital.of("selftest", "elasticsearch", late ? "late" : OK);
    return late || took.isPresent()
        ? Optional.of(took.map(vital::aged).orElse(vital))
        : Optional.empty();
  }

  /** Empty where nobody measures it, or it is not a number on this hub. */
  private Optional<Double> measured(String name) {
    return Optional.ofNullable(meters.find(name).gauge())
        .map(Gauge::value)
        .filter(value -> !Double.isNaN(value));
  }
}
