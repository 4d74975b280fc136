package io.portcullis.routes.transmit;

import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.idp.ssf.transmit.SetMaker;
import io.portcullis.connectors.idp.ssf.transmit.TransmitterKey;
import io.portcullis.routes.duty.Duty;

/**
 * Works one stream, on one hub at a time. Its place moves behind what the receiver has, so a crash
 * repeats tokens, under the same ids, and loses none.
 */
public final class StreamDuty implements Duty {
  private static final Logger LOG = LoggerFactory.getLogger(StreamDuty.class);

  private final Parts parts;
  private final Conduct conduct;
  private final StreamHealth health;

  /** What a stream is made of. */
  record Parts(
      SetMaker maker, TransmitterKey key, Announced.Log log, StreamBook book, Delivery delivery) {}

  /** How its tokens get to the receiver. */
  interface Delivery {
    /** Begins where the log does. */
    Work begin(Parts parts, Conduct conduct, StreamHealth health, Announced announced);
  }

  /** While this hub has the duty. */
  interface Work {
    /** Takes what is there, and keeps its place. */
    void step(Place place) throws InterruptedException;

    /** Another hub may have it now. */
    default void end() {}
  }

  /**
   * How it goes about it.
   *
   * @param verifyEvery pause between verification events
   * @param stopped whether nothing may go out now
   */
  record Conduct(Duration verifyEvery, BooleanSupplier stopped, Pause pause, Clock clock) {}

  /** How a duty waits; tests do not. */
  interface Pause {
    void rest(Duration time) throws InterruptedException;
  }

  StreamDuty(Parts parts, Conduct conduct) {
    this.parts = parts;
    this.conduct = conduct;
    this.health = new StreamHealth(parts.maker().stream(), parts.book(), conduct.clock());
  }

  @Override
  public String name() {
    return "stream-" + parts.maker().stream();
  }

  public String stream() {
    return parts.maker().stream();
  }

  public StreamState state() {
    return health.state();
  }

  @Override
  public void run(Place place) throws InterruptedException {
    Offsets kept = Offsets.parse(place.text());
    try (Announced announced = parts.log().from(kept)) {
      health.well();
      look(kept, announced.began());
      place.keep(announced.began().text());
      work(place, parts.delivery().begin(parts, conduct, health, announced));
    } finally {
      health.elsewhere();
    }
  }

  private static void work(Place place, Work work) throws InterruptedException {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        work.step(place);
      }
    } finally {
      work.end();
    }
  }

  /** A receiver that was away for longer than announcements are kept has missed some. */
  private void look(Offsets kept, Offsets found) {
    boolean gone =
        kept.next().entrySet().stream()
            .anyMatch(e -> found.next().getOrDefault(e.getKey(), e.getValue()) > e.getValue());
    if (gone) {
      parts.book().lost(kept, found);
      LOG.error("stream {}: announcements were gone before they were told", stream());
    }
  }
}
