package io.portcullis.routes.endpoint;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.remark.RemarkRow;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement.Remarked;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.endpoint.Page.About;

/**
 * What was told of all targets, so that only what is new is told, and everything once a day. For
 * one thread at a time.
 */
final class Notebook {
  static final Duration AGAIN = Duration.ofDays(1);

  /** A place of a duty is one record; where it would be longer, a restart tells things again. */
  static final int MAX_TEXT = 900_000;

  private final Map<String, Page> pages;

  private Notebook(Map<String, Page> pages) {
    this.pages = new HashMap<>(pages);
  }

  private record Kept(Map<String, Page> pages) {}

  /** What a duty's place says; empty where it says nothing that can be read. */
  static Notebook read(String place) {
    try {
      return place.isEmpty()
          ? new Notebook(Map.of())
          : new Notebook(Json.MAPPER.readValue(place, Kept.class).pages());
    } catch (JsonProcessingException e) {
      return new Notebook(Map.of());
    }
  }

  /** Empty where it is longer than a place may be. */
  Optional<String> text() {
    String text = new String(Json.bytes(new Kept(new TreeMap<>(pages))), StandardCharsets.UTF_8);
    return text.length() > MAX_TEXT ? Optional.empty() : Optional.of(text);
  }

  Page page(String item) {
    return pages.getOrDefault(item, Page.EMPTY);
  }

  /** True when the inventory is to be told of what is used there. */
  boolean learns(String item, Page next, Instant now) {
    Page last = page(item);
    return !last.served().equals(next.served()) || due(last.learnt(), now);
  }

  /** What is to be told when this is the next page. */
  List<RemarkRow> fresh(String item, Page next, Instant now) {
    List<RemarkRow> rows = new ArrayList<>();
    for (About about : next.about()) {
      Optional<About> before = find(page(item), about.spki());
      boolean changed = !before.map(About::said).orElse(List.of()).equals(about.said());
      boolean again = !about.said().isEmpty() && due(about.told(), now);
      if (changed || again) {
        rows.add(row(item, about));
      }
    }
    for (About gone : page(item).about()) {
      if (!gone.said().isEmpty() && find(next, gone.spki()).isEmpty()) {
        rows.add(row(item, new About(gone.spki(), List.of(), now)));
      }
    }
    return rows;
  }

  /** They are in the log. */
  void told(String item, Page next, Instant now, boolean learnt) {
    List<About> about =
        next.about().stream()
            .filter(a -> !a.said().isEmpty())
            .map(
                a ->
                    new About(
                        a.spki(),
                        a.said(),
                        changed(item, a) || due(a.told(), now) ? now : a.told()))
            .toList();
    pages.put(item, new Page(next.served(), learnt ? now : next.learnt(), next.stapled(), about));
  }

  private boolean changed(String item, About about) {
    return !find(page(item), about.spki()).map(About::said).orElse(List.of()).equals(about.said());
  }

  /** Items that are looked at no more. */
  Set<String> without(Set<String> items) {
    Set<String> gone = new java.util.TreeSet<>(pages.keySet());
    gone.removeAll(items);
    return gone;
  }

  void forget(String item) {
    pages.remove(item);
  }

  private static boolean due(Instant last, Instant now) {
    return !last.plus(AGAIN).isAfter(now);
  }

  private static Optional<About> find(Page page, String spki) {
    return page.about().stream().filter(a -> a.spki().equals(spki)).findFirst();
  }

  private static RemarkRow row(String item, About about) {
    boolean key = !about.spki().isEmpty();
    Alias alias =
        key
            ? new Alias(AliasType.SPKI_SHA256, about.spki())
            : new Alias(AliasType.SOURCE_NAME, EndpointWatch.SOURCE);
    return new RemarkRow(
        key ? SubjectKind.KEY : SubjectKind.SOURCE,
        List.of(alias),
        new Remarked(item, about.said()));
  }
}
