package io.portcullis.routes.keys;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.model.keys.KeyControls;
import io.portcullis.model.keys.MatrixDigest;
import io.portcullis.routes.api.MatrixPage;
import io.portcullis.routes.duty.SteppedDuty;

/**
 * Writes the control matrix of all keys into Elasticsearch, once a day. Its place is the moment of
 * the newest one.
 */
public final class MatrixDuty extends SteppedDuty {
  private static final Logger LOG = LoggerFactory.getLogger(MatrixDuty.class);
  static final Duration EVERY = Duration.ofDays(1);

  /** A hub that starts has not read all subjects yet. */
  static final Duration UNTIL_READ = Duration.ofMinutes(1);

  private final Function<String, MatrixPage> pages;
  private final Writing writing;
  private final int most;
  private final Clock clock;

  /** Where it is written. */
  public interface Writing {
    /**
     * @throws IOException when it is away, or does not take it
     */
    void write(List<KeyControls> keys, String digest, Instant at) throws IOException;
  }

  /**
   * @param pages by the id of the last key of the page before
   * @param most keys of one matrix, in the order of the pages; the others are left out
   */
  public MatrixDuty(Function<String, MatrixPage> pages, Writing writing, int most, Clock clock) {
    this.pages = pages;
    this.writing = writing;
    this.most = most;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "matrix";
  }

  /** Writes one when it is time. */
  @Override
  protected Duration work(Place place) throws IOException {
    Instant now = clock.instant();
    Duration left = Duration.between(now, last(place.text()).plus(EVERY));
    if (left.isPositive() && left.compareTo(EVERY) <= 0) {
      return left;
    }
    MatrixPage page = pages.apply("");
    if (page.asOf().isEmpty()) {
      return UNTIL_READ;
    }
    List<KeyControls> keys = new ArrayList<>(page.keys());
    while (!page.next().isEmpty() && keys.size() <= most) {
      page = pages.apply(page.next());
      keys.addAll(page.keys());
    }
    if (keys.size() > most) {
      LOG.warn("matrix: there are more than {} keys; the others are left out", most);
    }
    return write(keys.subList(0, Math.min(most, keys.size())), now, place);
  }

  private Duration write(List<KeyControls> keys, Instant now, Place place) throws IOException {
    writing.write(keys, MatrixDigest.of(keys), now);
    place.keep(now.toString());
    return EVERY;
  }

  private static Instant last(String place) {
    try {
      return place.isEmpty() ? Instant.EPOCH : Instant.parse(place);
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }
}
