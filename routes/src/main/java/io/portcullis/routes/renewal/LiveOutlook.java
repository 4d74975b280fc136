package io.portcullis.routes.renewal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.portcullis.inventory.Entry;
import io.portcullis.inventory.calendar.Digests;
import io.portcullis.inventory.calendar.Expiring;
import io.portcullis.inventory.calendar.Renewal;
import io.portcullis.inventory.calendar.Step;
import io.portcullis.inventory.chain.Break;
import io.portcullis.inventory.chain.Chain;
import io.portcullis.inventory.chain.Node;
import io.portcullis.inventory.chain.Remark;
import io.portcullis.inventory.chain.Remarks;
import io.portcullis.inventory.storm.Forecast;
import io.portcullis.inventory.storm.Storm;
import io.portcullis.inventory.survey.Survey;
import io.portcullis.routes.api.ChainsView;
import io.portcullis.routes.api.DuePage;
import io.portcullis.routes.api.Outlook;
import io.portcullis.routes.config.CalendarSettings;
import io.portcullis.routes.inventory.InventoryPart;

/** Answers from this hub's own inventory. */
final class LiveOutlook implements Outlook {
  /** Certificates that end soon and are looked through for one answer. */
  static final int SCANNED = 100_000;

  private final InventoryPart inventory;
  private final CalendarSettings settings;
  private final Suggestions suggestions;
  private final Surveys surveys;
  private final Clock clock;
  private final int scanned;

  LiveOutlook(
      InventoryPart inventory,
      CalendarSettings settings,
      Suggestions suggestions,
      Surveys surveys,
      Clock clock) {
    this(inventory, settings, suggestions, surveys, clock, SCANNED);
  }

  /**
   * @param scanned certificates that are looked through for one answer
   */
  LiveOutlook(
      InventoryPart inventory,
      CalendarSettings settings,
      Suggestions suggestions,
      Surveys surveys,
      Clock clock,
      int scanned) {
    this.inventory = inventory;
    this.settings = settings;
    this.suggestions = suggestions;
    this.surveys = surveys;
    this.clock = clock;
    this.scanned = scanned;
  }

  @Override
  public Forecast storm(int days) {
    return surveys.ask(days).forecast().narrowed(MOST_AUTHORITIES);
  }

  @Override
  public ChainsView chains() {
    Survey.Result seen = surveys.ask(Storm.DAYS);
    Instant now = clock.instant();
    List<ChainsView.Authority> authorities =
        seen.hierarchy().authorities().stream()
            .map(node -> authority(node, seen, now))
            .sorted(Comparator.comparing(ChainsView.Authority::breaks))
            .toList();
    List<ChainsView.Remarked> remarks =
        Remarks.of(seen.hierarchy(), now).stream().map(r -> remarked(r, seen)).toList();
    List<ChainsView.Broken> breaks =
        Break.between(seen.hierarchy(), seen.leaves(), now, now.plus(settings.foresight())).stream()
            .map(LiveOutlook::broken)
            .toList();
    return new ChainsView(
        first(authorities),
        first(remarks),
        first(breaks),
        more(authorities) + more(remarks) + more(breaks),
        seen.leftOut() + seen.hierarchy().leftOut(),
        seen.at());
  }

  private static <T> List<T> first(List<T> all) {
    return all.subList(0, Math.min(all.size(), ChainsView.MOST));
  }

  private static long more(List<?> all) {
    return Math.max(0, all.size() - ChainsView.MOST);
  }

  private static ChainsView.Authority authority(Node node, Survey.Result seen, Instant now) {
    Chain best = seen.hierarchy().best(node.id()).orElseThrow();
    return new ChainsView.Authority(
        node.id(),
        node.subject(),
        node.notAfter(),
        best.ending(),
        best.proof(),
        best.nodes().size(),
        best.breaks(),
        best.shortest().subject(),
        seen.leaves().from(node, now));
  }

  private static ChainsView.Remarked remarked(Remark remark, Survey.Result seen) {
    List<String> names =
        remark.about().stream()
            .flatMap(id -> seen.authority(id).stream())
            .map(Node::subject)
            .distinct()
            .toList();
    return new ChainsView.Remarked(remark.kind(), names, remark.about(), remark.at());
  }

  private static ChainsView.Broken broken(Break one) {
    return new ChainsView.Broken(
        one.at(),
        one.by().subject(),
        one.by().id(),
        one.authorities().stream().map(Node::subject).distinct().limit(ChainsView.MOST).toList(),
        one.certificates());
  }

  @Override
  public DuePage due(String owner, int most) {
    Instant now = clock.instant();
    Windows windows = new Windows(settings, now);
    Successors successors = new Successors(inventory.store());
    List<DuePage.Due> found = new ArrayList<>();
    int seen = 0;
    for (Entry entry :
        new Range(inventory.store(), now.minus(Digests.FORGOTTEN), now.plus(Range.FARTHEST))) {
      if (seen++ == scanned || found.size() > most) {
        break;
      }
      due(entry, owner, windows, now).filter(d -> !successors.known(entry)).ifPresent(found::add);
    }
    boolean more = found.size() > most || seen > scanned;
    return new DuePage(found.subList(0, Math.min(most, found.size())), more, inventory.asOf());
  }

  private Optional<DuePage.Due> due(Entry entry, String owner, Windows windows, Instant now) {
    if (!entry.timed() || !(owner.isEmpty() || owner.equals(entry.owner()))) {
      return Optional.empty();
    }
    Expiring c = suggestions.of(entry);
    Renewal renewal = Renewal.of(c, windows.of(c.environment()), settings.renewal());
    if (c.done() || renewal.opens().isAfter(now)) {
      return Optional.empty();
    }
    Instant missed = Renewal.missed(c, settings.opens(), settings.patience());
    return Optional.of(
        new DuePage.Due(
            c.id(),
            c.name(),
            c.owner(),
            c.environment(),
            c.authority(),
            c.notAfter(),
            renewal.opens(),
            renewal.lastChance(),
            renewal.noChance(),
            renewal.at(now).map(Step::urgency),
            !missed.isAfter(now)));
  }
}
