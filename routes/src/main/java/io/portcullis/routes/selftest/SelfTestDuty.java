package io.portcullis.routes.selftest;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.model.Itself;
import io.portcullis.model.Signal;
import io.portcullis.routes.alerts.Alerts;
import io.portcullis.routes.alerts.Ending;
import io.portcullis.routes.duty.SteppedDuty;

/**
 * Each minute a signal of the hub's own takes the whole way: intake, middle, sealer, shipper. When
 * it can not be found in Elasticsearch in time, people are told by their channels, which do not
 * need Elasticsearch. Its place holds since when nothing arrives, so that a hub that takes over
 * neither tells it again nor forgets to say that it is over.
 */
public final class SelfTestDuty extends SteppedDuty {
  /** While nothing arrives, so that people hear soon that it does again. */
  static final Duration AGAIN = Duration.ofSeconds(10);

  static final Duration LOOK = Duration.ofSeconds(2);
  private static final int KAFKA_SECONDS = 10;
  private static final Logger LOG = LoggerFactory.getLogger(SelfTestDuty.class);

  /** What it works with. */
  public record Surroundings(
      Function<Signal, CompletableFuture<Void>> say,
      StoredSignals stored,
      Alerts alerts,
      BiConsumer<List<String>, Ending> closing,
      SelfTestReport report,
      Clock clock) {}

  private final Surroundings around;
  private final Duration limit;
  private final Duration every;
  private final Duration look;

  /**
   * @param limit how long one may take
   * @param every from one that arrived to the next
   */
  public SelfTestDuty(Duration limit, Duration every, Surroundings around) {
    this(limit, every, LOOK, around);
  }

  SelfTestDuty(Duration limit, Duration every, Duration look, Surroundings around) {
    this.limit = limit;
    this.every = every;
    this.look = look;
    this.around = around;
  }

  @Override
  public String name() {
    return "evidence-self-test";
  }

  @Override
  protected void begin(Place place) {
    read(place.text())
        .ifPresent(since -> around.report.set(SelfTest.State.NEW.late(since, "not tried yet")));
  }

  /** Whoever runs it next knows better. */
  @Override
  protected void end() {
    around.report.set(SelfTest.State.NEW);
  }

  Duration pause() {
    return around.report.good() || every.compareTo(AGAIN) < 0 ? every : AGAIN;
  }

  /** One signal, from its sending until it arrived or is late. */
  @Override
  protected Duration work(Place place) throws InterruptedException {
    Instant sent = around.clock.instant();
    Signal signal = SelfTest.signal(sent);
    Optional<String> problem = send(signal);
    boolean sending = problem.isEmpty();
    while (sending && !over(sent)) {
      problem = arrived(signal);
      if (problem.isEmpty()) {
        arrives(place, Duration.between(sent, around.clock.instant()));
        return pause();
      }
      Thread.sleep(look);
    }
    late(place, sent, problem.orElse("no time was left to look"));
    return pause();
  }

  private boolean over(Instant sent) {
    return !around.clock.instant().isBefore(sent.plus(limit));
  }

  private Optional<String> send(Signal signal) throws InterruptedException {
    try {
      around.say.apply(signal).get(KAFKA_SECONDS, TimeUnit.SECONDS);
      return Optional.empty();
    } catch (ExecutionException | TimeoutException e) {
      return Optional.of("Kafka does not take it");
    }
  }

  /** Why it is not there, or nothing. */
  private Optional<String> arrived(Signal signal) {
    try {
      return around.stored.has(signal.id())
          ? Optional.empty()
          : Optional.of("Elasticsearch answers, and does not have it");
    } catch (IOException e) {
      return Optional.of("Elasticsearch: " + e.getMessage());
    }
  }

  private void arrives(Place place, Duration took) {
    Optional<Instant> since = around.report.state().since();
    if (since.isPresent()) {
      end(since.get());
      place.keep("");
      LOG.info("evidence arrives again; it did not since {}", since.get());
    }
    around.report.set(around.report.state().arrived(took));
  }

  private void late(Place place, Instant sent, String why) throws InterruptedException {
    boolean first = around.report.state().good();
    around.report.set(around.report.state().late(sent, why));
    Instant since = around.report.state().since().orElse(sent);
    if (first) {
      LOG.error("evidence does not arrive in Elasticsearch within {}: {}", limit, why);
      send(Itself.noted(Itself.AUDIT, SelfTest.LATE, true, "portcullis", "self-test", since))
          .ifPresent(problem -> LOG.warn("no note that evidence is late: {}", problem));
      place.keep(since.toString());
    }
    // One with an id that was raised before is not told again; one that could not be kept is.
    try {
      around.alerts.raise(SelfTest.alert(since, limit, why, around.clock.instant()));
    } catch (IllegalStateException e) {
      LOG.error("nobody could be told that evidence does not arrive: {}", e.getMessage());
    }
  }

  private void end(Instant since) {
    try {
      around.closing.accept(
          List.of(SelfTest.alertId(since)),
          new Ending(Ending.Kind.CLOSED, "", around.clock.instant(), "evidence arrives again"));
    } catch (IllegalStateException e) {
      LOG.warn("the alert that evidence does not arrive stays open: {}", e.getMessage());
    }
  }

  private static Optional<Instant> read(String place) {
    try {
      return place.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(place));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
