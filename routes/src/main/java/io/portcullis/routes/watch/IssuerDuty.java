package io.portcullis.routes.watch;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.remark.RemarkRow;
import io.portcullis.connectors.ca.watch.IssuerFetch;
import io.portcullis.inventory.Entry;
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

/**
 * Looks every six hours whether issuers' certificates lie where certificates say, and brings those
 * that are missing into the inventory. Its place holds since when one is not there.
 */
final class IssuerDuty extends SteppedDuty {
  static final Duration EVERY = Duration.ofHours(6);
  private static final Duration UNTIL_CAUGHT_UP = Duration.ofSeconds(1);

  private final FoundAuthorities found;
  private final Consumer<List<Entry>> learn;
  private final RemarkTeller teller;
  private final Clock clock;

  /** Since when what an address shows is of no use. */
  private record Kept(Map<String, Instant> since) {}

  /**
   * @param learn takes certificates into the inventory
   */
  IssuerDuty(
      FoundAuthorities found,
      Consumer<List<Entry>> learn,
      Function<byte[], Receipt> take,
      Clock clock) {
    this.found = found;
    this.learn = learn;
    this.teller = new RemarkTeller("watch", take);
    this.clock = clock;
  }

  @Override
  public String name() {
    return "watch-issuers";
  }

  @Override
  protected void begin(Place place) throws InterruptedException {
    teller.clear();
    while (!found.certificates().caughtUp()) {
      Thread.sleep(UNTIL_CAUGHT_UP);
    }
  }

  /** The place moves when what it says is in the log. */
  @Override
  protected Duration work(Place place) throws IOException, InterruptedException {
    Map<String, Instant> before = read(place.text()).since();
    Map<String, Instant> since = new TreeMap<>();
    List<RemarkRow> rows = new ArrayList<>();
    List<Entry> learned = new ArrayList<>();
    try (IssuerFetch fetch = new IssuerFetch(found.timeout(), clock)) {
      for (IssuerSearch.Named named : found.issuers()) {
        IssuerFetch.Answer answer = look(fetch, named);
        if (named.known()) {
          rows.add(row(named, answer.problem(), before, since));
        } else {
          answer.issuer().ifPresent(i -> learned.add(Entry.of(i, IssuerWatch.SOURCE, now())));
        }
      }
    }
    if (!learned.isEmpty()) {
      learn.accept(learned);
    }
    if (!teller.tell(rows, now())) {
      throw new LaterException(RemarkTeller.NOT_TAKEN);
    }
    if (!since.equals(before)) {
      place.keep(new String(Json.bytes(new Kept(since)), StandardCharsets.UTF_8));
    }
    return EVERY;
  }

  private Instant now() {
    return clock.instant();
  }

  private IssuerFetch.Answer look(IssuerFetch fetch, IssuerSearch.Named named)
      throws InterruptedException {
    URI url = named.url();
    Optional<String> refused = found.refused(url);
    return refused.isPresent()
        ? new IssuerFetch.Answer(Optional.empty(), refused.get())
        : fetch.fetch(url, named.of());
  }

  private RemarkRow row(
      IssuerSearch.Named named,
      String problem,
      Map<String, Instant> before,
      Map<String, Instant> since) {
    String key = named.issuer() + " " + named.url();
    List<Said> said = new ArrayList<>();
    if (!problem.isEmpty()) {
      since.put(key, before.getOrDefault(key, now()));
      said.add(new Said(Remark.Kind.ISSUER_NOT_FETCHED, since.get(key), cut(problem)));
    }
    return new RemarkRow(
        SubjectKind.AUTHORITY,
        List.of(new Alias(AliasType.AUTHORITY_NAME, named.issuer())),
        new Remarked(named.url().toString(), said));
  }

  private static String cut(String text) {
    return text.length() > Remarked.MAX_TEXT ? text.substring(0, Remarked.MAX_TEXT) : text;
  }

  private static Kept read(String place) {
    try {
      return place.isEmpty() ? new Kept(Map.of()) : Json.MAPPER.readValue(place, Kept.class);
    } catch (JsonProcessingException e) {
      return new Kept(Map.of());
    }
  }
}
