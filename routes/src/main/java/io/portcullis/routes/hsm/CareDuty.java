package io.portcullis.routes.hsm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.remark.RemarkRow;
import io.portcullis.connectors.hsm.care.Care;
import io.portcullis.connectors.hsm.care.Memory;
import io.portcullis.connectors.hsm.care.TokenSeen;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.intake.Receipt;
import io.portcullis.routes.poll.Backoff;

/**
 * Looks at one token, again and again, and tells what there is to remark about it. Its place holds
 * what was seen, so that another hub goes on from there.
 */
public final class CareDuty implements Duty {
  private static final Logger LOG = LoggerFactory.getLogger(CareDuty.class);

  private final String token;
  private final Look look;
  private final Care care;
  private final Duration every;
  private final Function<byte[], Receipt> take;
  private final CareMeters meters;
  private final Clock clock;
  private final CareNews news;
  private Memory memory = Memory.NONE;
  private int failures;

  /** One look at the token. */
  public interface Look {
    /**
     * @throws IOException saying why it could not be reached
     */
    TokenSeen look() throws IOException;
  }

  /**
   * @param token configured name of the HSM
   * @param take what there is to tell, as the body of a source
   */
  CareDuty(
      String token,
      Look look,
      Care care,
      Duration every,
      Function<byte[], Receipt> take,
      CareMeters meters,
      Clock clock) {
    this.token = token;
    this.look = look;
    this.care = care;
    this.every = every;
    this.take = take;
    this.meters = meters;
    this.clock = clock;
    this.news = new CareNews(token);
  }

  @Override
  public String name() {
    return "hsm-care-" + token;
  }

  @Override
  public void run(Place place) throws InterruptedException {
    memory = read(place.text());
    news.clear();
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(step(place));
      }
    } finally {
      meters.clear();
    }
  }

  /** What an earlier release, or nobody, kept is nothing. */
  private static Memory read(String text) {
    try {
      return text.isEmpty()
          ? Memory.NONE
          : Json.read(text.getBytes(StandardCharsets.UTF_8), Memory.class);
    } catch (UncheckedIOException e) {
      return Memory.NONE;
    }
  }

  /** Looks once. Returns how long to wait before the next time. */
  Duration step(Place place) throws InterruptedException {
    Memory before = memory;
    memory = looked();
    Instant now = clock.instant();
    List<RemarkRow> rows = news.of(memory, care.said(memory, now), now);
    try {
      // Also without anything new: that a look took place keeps the source from falling silent.
      Receipt receipt = take.apply(RemarkRow.body(rows));
      receipt.firstProblem().ifPresent(why -> LOG.warn("{}: {}", name(), why));
      receipt.durable().get();
    } catch (ExecutionException e) {
      failures++;
      memory = before;
      LOG.warn("{}: the log did not take what was seen", name());
      return Backoff.after(failures);
    }
    failures = 0;
    news.told(rows, now);
    if (!CareNews.alike(before, memory)) {
      place.keep(new String(Json.bytes(memory), StandardCharsets.UTF_8));
    }
    return every;
  }

  private Memory looked() {
    try {
      TokenSeen seen = look.look();
      Instant now = clock.instant();
      meters.seen(seen, now);
      return care.seen(memory, seen, now);
    } catch (IOException e) {
      meters.missed();
      LOG.warn("{}: {}", name(), e.getMessage());
      return care.missed(memory, clock.instant());
    }
  }
}
