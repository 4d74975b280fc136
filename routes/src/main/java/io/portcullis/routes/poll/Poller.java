package io.portcullis.routes.poll;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Feed;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.duty.StalePlaceException;

/**
 * Asks one feed for page after page. Its place moves only when a page is durable here, so neither a
 * crash nor a broken answer leaves a gap; what comes twice is known by the vendor's own ids.
 */
public final class Poller implements Duty {
  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  private final String name;
  private final Feed feed;
  private final URI base;
  private final Duration every;
  private final Caller caller;
  private final Function<byte[], CompletableFuture<Void>> take;
  private final Clock clock;
  private int failures;

  /**
   * @param name of the source
   * @param every pause after the last page there is
   * @param take one page; completes when it is durable
   */
  public Poller(
      String name,
      Feed feed,
      URI base,
      Duration every,
      Caller caller,
      Function<byte[], CompletableFuture<Void>> take,
      Clock clock) {
    this.name = name;
    this.feed = feed;
    this.base = base;
    this.every = every;
    this.caller = caller;
    this.take = take;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "poll-" + name;
  }

  @Override
  public void run(Place place) throws InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      Thread.sleep(step(place));
    }
  }

  /** Asks for one page. Returns how long to wait before the next. */
  Duration step(Place place) throws InterruptedException {
    try {
      String cursor = place.text();
      Instant now = clock.instant();
      Caller.Reply reply = caller.ask(feed.request(base, cursor, now));
      return reply.good() ? page(place, cursor, now, reply.answer()) : refused(place, reply);
    } catch (BadRecord | IOException e) {
      return failed(e.getMessage());
    } catch (StalePlaceException e) {
      throw e;
    } catch (ExecutionException e) {
      return failed("the log did not take a page");
    }
  }

  private Duration page(Place place, String cursor, Instant now, Feed.Answer answer)
      throws InterruptedException, ExecutionException {
    Feed.Step step = feed.read(base, cursor, now, answer);
    take.apply(answer.body()).get();
    place.keep(step.cursor());
    failures = 0;
    if (Backoff.usedUp(answer)) {
      return Backoff.told(answer, clock.instant()).orElse(every);
    }
    // A page that leads to itself is no next page.
    boolean next = step.more() && !step.cursor().equals(cursor);
    return next ? Duration.ZERO : every;
  }

  private Duration refused(Place place, Caller.Reply reply) {
    int status = reply.status();
    if (!place.text().isEmpty() && feed.forgotten(status)) {
      place.keep("");
      return failed("status " + status + " of a place that is kept no longer; from the beginning");
    }
    boolean told = status == TOO_MANY || status == UNAVAILABLE;
    Optional<Duration> wait =
        told ? Backoff.told(reply.answer(), clock.instant()) : Optional.empty();
    return again("status " + status, wait);
  }

  private Duration failed(String why) {
    return again(why, Optional.empty());
  }

  private Duration again(String why, Optional<Duration> told) {
    failures++;
    Duration wait = told.orElseGet(() -> Backoff.after(failures));
    LOG.warn("{}: {}; asked again in {} s", name, why, wait.toSeconds());
    return wait;
  }
}
