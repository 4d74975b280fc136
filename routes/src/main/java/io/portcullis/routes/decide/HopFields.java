package io.portcullis.routes.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.portcullis.model.Hop;
import io.portcullis.model.Hop.Kind;

/**
 * The way of an action as fields of its record. What passed at the vendor before the hub had the
 * signal is kept apart from what passed here: the two are by different clocks, and only one of them
 * is ours to shorten.
 */
public final class HopFields {
  private HopFields() {}

  /**
   * {@code at}: each moment. {@code ms}: milliseconds from the receipt to each later one. {@code
   * vendor_ms}: from the event to its receipt, negative where the vendor's clock is ahead.
   */
  public static Map<String, Object> of(List<Hop> hops) {
    Map<String, Object> at = new LinkedHashMap<>();
    Map<String, Object> ms = new LinkedHashMap<>();
    Map<String, Object> fields = new LinkedHashMap<>();
    hops.forEach(hop -> at.put(name(hop.kind()), hop.at().toString()));
    fields.put("at", at);
    Optional<Instant> received = at(hops, Kind.RECEIVED);
    if (received.isPresent()) {
      hops.stream()
          .filter(hop -> hop.kind().compareTo(Kind.RECEIVED) > 0)
          .forEach(hop -> ms.put(name(hop.kind()), between(received.get(), hop.at())));
      at(hops, Kind.OCCURRED)
          .ifPresent(occurred -> fields.put("vendor_ms", between(occurred, received.get())));
    }
    if (!ms.isEmpty()) {
      fields.put("ms", ms);
    }
    return fields;
  }

  /** As it stands in documents: "session_gone". */
  public static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static Optional<Instant> at(List<Hop> hops, Kind kind) {
    return hops.stream().filter(hop -> hop.kind() == kind).map(Hop::at).findFirst();
  }

  private static long between(Instant from, Instant to) {
    return Duration.between(from, to).toMillis();
  }
}
