package io.portcullis.routes.state;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.Json;
import io.portcullis.routes.duty.SteppedDuty;
import io.portcullis.routes.seal.StateSink;
import io.portcullis.routes.seal.StateSink.Document;
import io.portcullis.routes.state.Stock.NotNowException;
import io.portcullis.routes.state.Stock.Receiver;

/**
 * Brings a stock into its index: all of it at the start and once a day, with what is gone taken
 * out, and in between what has changed. It keeps no place: whoever takes over does not know what
 * was written, and begins with all of it.
 */
final class StockDuty extends SteppedDuty {
  private static final Logger LOG = LoggerFactory.getLogger(StockDuty.class);

  /** From one look to the next, at least. */
  static final Duration EVERY = Duration.ofMinutes(1);

  /** And at least so many times as long as a look takes: a twentieth of a core at most. */
  static final int TIMES = 20;

  static final Duration WHOLE = Duration.ofDays(1);

  /** Where something is gone the whole is due sooner, and not more often than this. */
  static final Duration GONE = Duration.ofMinutes(10);

  /** Documents that wait to be sent. */
  static final int AT_ONCE = 1_000;

  /** An index that has more old documents is not one of ours. */
  private static final long MOST_OLDER = 10_000_000;

  private final Stock stock;
  private final Supplier<StateSink> sink;
  private final Clock clock;
  private final Written written;
  private Instant whole = Instant.EPOCH;
  private boolean begun;
  private Optional<StateSink> open = Optional.empty();

  /**
   * @param sink opened when the duty begins
   */
  StockDuty(Stock stock, Supplier<StateSink> sink, Clock clock, Written written) {
    this.stock = stock;
    this.sink = sink;
    this.clock = clock;
    this.written = written;
  }

  @Override
  public String name() {
    return "state-" + stock.index();
  }

  @Override
  protected void begin(Place place) {
    whole = Instant.EPOCH;
    begun = false;
    open = Optional.of(sink.get());
  }

  @Override
  protected void end() {
    open.ifPresent(StateSink::close);
    open = Optional.empty();
  }

  /** Looks once. */
  @Override
  protected Duration work(Place place) throws IOException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (!stock.ready()) {
      return EVERY;
    }
    try {
      pass(open.orElseThrow(), now);
      Duration rest = Duration.between(now, clock.instant()).multipliedBy(TIMES);
      return rest.compareTo(EVERY) > 0 ? rest : EVERY;
    } catch (NotNowException e) {
      LOG.debug("{} waits: {}", stock.index(), e.getMessage());
      return EVERY;
    }
  }

  private void pass(StateSink open, Instant now) throws IOException {
    if (!begun && !now.isBefore(whole.plus(WHOLE))) {
      // What of it was written when Elasticsearch went away is not written again.
      begun = true;
      whole = now;
      written.clear();
    }
    Changed changed = new Changed(open, now);
    stock.each(now, changed);
    changed.send();
    if (begun) {
      open.takeOutOlder(whole, MOST_OLDER);
      begun = false;
    } else if (changed.seen < written.size() && !now.isBefore(whole.plus(GONE))) {
      whole = Instant.EPOCH;
      pass(open, now);
    }
  }

  /** Lets through what is not written yet. */
  private final class Changed implements Receiver {
    private final StateSink open;
    private final Instant now;
    private final List<Document> documents = new ArrayList<>();
    private final List<long[]> hashes = new ArrayList<>();
    private long seen;

    Changed(StateSink open, Instant now) {
      this.open = open;
      this.now = now;
    }

    @Override
    public void take(String id, Map<String, Object> fields) throws IOException {
      seen++;
      long[] hash = {Written.hash(id), Written.hash(Json.bytes(fields))};
      if (written.same(hash[0], hash[1])) {
        return;
      }
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("@timestamp", now.toString());
      document.putAll(fields);
      documents.add(new Document(id, Json.bytes(document)));
      hashes.add(hash);
      if (documents.size() == AT_ONCE) {
        send();
      }
    }

    void send() throws IOException {
      open.write(documents, now);
      hashes.forEach(hash -> written.put(hash[0], hash[1]));
      documents.clear();
      hashes.clear();
    }
  }
}
