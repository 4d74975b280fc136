package io.portcullis.routes.duty;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A duty that is done step by step: after each one it rests. A step that can not be done is tried
 * again, later with each failure in a row (see {@link Backoff}), for as long as this hub has the
 * duty. It ends at once when it is interrupted. What else is thrown ends it, and whoever runs it
 * begins it anew.
 */
public abstract class SteppedDuty implements Duty {
  private static final Logger LOG = LoggerFactory.getLogger(SteppedDuty.class);

  private int failures;
  private volatile String problem = "";

  /** Before the first step of this hub: another one may have done the duty since the last. */
  protected void begin(Place place) throws InterruptedException {}

  /** From the beginning to the first step. */
  protected Duration first(Place place) {
    return Duration.ZERO;
  }

  /**
   * One step.
   *
   * @return how long to rest before the next one
   * @throws IOException saying why it could not be done; {@link LaterException} where it is known
   *     for how long
   * @throws ExecutionException when the log did not take what it wrote
   */
  protected abstract Duration work(Place place)
      throws IOException, ExecutionException, InterruptedException;

  /** A step could not be done. */
  protected void failed() {}

  /** This hub has done with it, however it came to an end. */
  protected void end() {}

  /** Between two steps. One that can be woken up does so only while nothing is wrong. */
  protected void rest(Duration time) throws InterruptedException {
    Thread.sleep(time);
  }

  @Override
  public final void run(Place place) throws InterruptedException {
    try {
      begin(place);
      Duration rest = first(place);
      while (!Thread.currentThread().isInterrupted()) {
        pause(rest);
        rest = step(place);
      }
    } finally {
      well();
      end();
    }
  }

  /** One step, whatever becomes of it. Returns how long to rest before the next one. */
  public final Duration step(Place place) throws InterruptedException {
    try {
      Duration rest = work(place);
      well();
      return rest;
    } catch (LaterException e) {
      return later(e.getMessage(), e.told());
    } catch (IOException e) {
      return later(e.getMessage(), Optional.empty());
    } catch (ExecutionException e) {
      return later("the log did not take it", Optional.empty());
    }
  }

  /** Why the last step of this hub could not be done; empty when all is well. */
  public final String problem() {
    return problem;
  }

  private void pause(Duration time) throws InterruptedException {
    if (failures > 0) {
      Thread.sleep(time);
    } else {
      rest(time);
    }
  }

  private void well() {
    failures = 0;
    problem = "";
  }

  private Duration later(String why, Optional<Duration> told) {
    failures++;
    problem = String.valueOf(why);
    Duration wait = told.orElseGet(() -> Backoff.after(failures));
    LOG.warn("{}: {}; tried again in {} s", name(), why, wait.toSeconds());
    failed();
    return wait;
  }
}
