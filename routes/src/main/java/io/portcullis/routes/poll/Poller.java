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

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Feed;
import io.portcullis.routes.duty.LaterException;
import io.portcullis.routes.duty.SteppedDuty;

/**
 * Asks one feed for page after page. Its place moves only when a page is durable here, so neither a
 * crash nor a broken answer leaves a gap; what comes twice is known by the vendor's own ids.
 */
public final class Poller extends SteppedDuty {
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  private final String name;
  private final Feed feed;
  private final URI base;
  private final Duration every;
  private final Caller caller;
  private final Function<byte[], CompletableFuture<Void>> take;
  private final Clock clock;

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

  /** Asks for one page. */
  @Override
  protected Duration work(Place place)
      throws IOException, ExecutionException, InterruptedException {
    String cursor = place.text();
    Instant now = clock.instant();
    try {
      Caller.Reply reply = caller.ask(feed.request(base, cursor, now));
      if (reply.good()) {
        return page(place, cursor, now, reply.answer());
      }
      throw refused(place, reply);
    } catch (BadRecord e) {
      throw new LaterException(e.getMessage());
    }
  }

  private Duration page(Place place, String cursor, Instant now, Feed.Answer answer)
      throws InterruptedException, ExecutionException {
    Feed.Step step = feed.read(base, cursor, now, answer);
    take.apply(answer.body()).get();
    place.keep(step.cursor());
    if (RetryAfter.usedUp(answer)) {
      return RetryAfter.told(answer, clock.instant()).orElse(every);
    }
    // A page that leads to itself is no next page.
    boolean next = step.more() && !step.cursor().equals(cursor);
    return next ? Duration.ZERO : every;
  }

  private LaterException refused(Place place, Caller.Reply reply) {
    int status = reply.status();
    if (!place.text().isEmpty() && feed.forgotten(status)) {
      place.keep("");
      return new LaterException(
          "status " + status + " of a place that is kept no longer; from the beginning");
    }
    boolean told = status == TOO_MANY || status == UNAVAILABLE;
    Optional<Duration> wait =
        told ? RetryAfter.told(reply.answer(), clock.instant()) : Optional.empty();
    return new LaterException("status " + status, wait);
  }
}
