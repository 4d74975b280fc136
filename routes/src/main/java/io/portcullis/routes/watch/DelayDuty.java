package io.portcullis.routes.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.remark.RemarkRow;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Remark;
import io.portcullis.model.Statement.Remarked;
import io.portcullis.model.Statement.Remarked.Said;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.duty.LaterException;
import io.portcullis.routes.duty.SteppedDuty;
import io.portcullis.routes.intake.Receipt;
import io.portcullis.routes.remark.RemarkTeller;
import io.portcullis.routes.watch.RevocationDelay.Of;

/**
 * Measures once an hour how long revocations take, and remarks an authority whose slowest hundredth
 * takes longer than it may. Its place holds since when.
 */
final class DelayDuty extends SteppedDuty {
  static final Duration EVERY = Duration.ofHours(1);

  /** A hundredth of fewer says nothing. */
  static final int LEAST = 10;

  static final Duration AGAIN = Duration.ofDays(1);

  private final Supplier<List<RevocationDelay>> search;
  private final Duration limit;
  private final RemarkTeller teller;
  private final DelayMeters gauges;
  private final Clock clock;
  private final Map<String, Instant> told = new HashMap<>();

  /** Since when each of them is slow. */
  private record Kept(Map<String, Instant> since) {}

  DelayDuty(
      Supplier<List<RevocationDelay>> search,
      Duration limit,
      Function<byte[], Receipt> take,
      DelayMeters gauges,
      Clock clock) {
    this.search = search;
    this.limit = limit;
    this.teller = new RemarkTeller("watch", take);
    this.gauges = gauges;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "watch-delays";
  }

  @Override
  protected void begin(Place place) {
    told.clear();
  }

  @Override
  protected Duration first(Place place) {
    return EVERY;
  }

  @Override
  protected void end() {
    gauges.clear();
  }

  @Override
  protected Duration work(Place place) throws IOException, InterruptedException {
    Instant now = clock.instant();
    Map<String, Instant> since = new TreeMap<>(read(place.text()).since());
    List<RemarkRow> rows = new ArrayList<>();
    List<String> news = new ArrayList<>();
    List<RevocationDelay> delays = search.get();
    gauges.measured(delays);
    for (RevocationDelay delay : delays) {
      String key = key(delay);
      boolean slow = delay.count() >= LEAST && delay.p99().compareTo(limit) > 0;
      if (slow) {
        since.putIfAbsent(key, now);
        if (!told.getOrDefault(key, Instant.EPOCH).plus(AGAIN).isAfter(now)) {
          rows.add(row(delay, List.of(said(delay, since.get(key)))));
          news.add(key);
        }
      } else if (since.remove(key) != null) {
        rows.add(row(delay, List.of()));
      }
    }
    if (!teller.send(rows)) {
      throw new LaterException(RemarkTeller.NOT_TAKEN);
    }
    news.forEach(key -> told.put(key, now));
    told.keySet().retainAll(since.keySet());
    place.keep(new String(Json.bytes(new Kept(since)), StandardCharsets.UTF_8));
    return EVERY;
  }

  private Said said(RevocationDelay delay, Instant since) {
    return new Said(
        Remark.Kind.REVOCATION_DELAYED,
        since,
        "of the last %d revocations one in a hundred took longer than %s, half of them at most %s"
            .formatted(delay.count(), delay.p99(), delay.median()));
  }

  /** As an earlier release kept it, of what the hub asked for. */
  private static String key(RevocationDelay delay) {
    return delay.of() == Of.HUB ? delay.authority() : delay.authority() + " by CRL";
  }

  private static String item(RevocationDelay delay) {
    return delay.of() == Of.HUB ? "revocation delay" : "revocation delay by CRL";
  }

  private static RemarkRow row(RevocationDelay delay, List<Said> said) {
    return new RemarkRow(
        SubjectKind.AUTHORITY,
        List.of(new Alias(AliasType.AUTHORITY_NAME, delay.authority())),
        new Remarked(item(delay), said));
  }

  private static Kept read(String place) {
    try {
      return place.isEmpty() ? new Kept(Map.of()) : Json.MAPPER.readValue(place, Kept.class);
    } catch (JsonProcessingException e) {
      return new Kept(Map.of());
    }
  }
}
