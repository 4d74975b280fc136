package io.portcullis.routes.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.radius.das.AddressRange;
import io.portcullis.routes.config.NetworkSettings;
import io.portcullis.routes.config.NetworkSettings.WhenUnknown;

/**
 * A network that devices log in to.
 *
 * @param failOpen true lets in what the hub does not know, or knew longer ago than {@code maxAge}
 */
record Network(
    List<AddressRange> nas,
    List<String> nasIdentifiers,
    List<String> ssids,
    Optional<String> quarantineVlan,
    Optional<String> normalVlan,
    boolean failOpen,
    Optional<Duration> maxAge) {

  static Network of(NetworkSettings settings) {
    return new Network(
        settings.nas().stream().map(AddressRange::parse).toList(),
        settings.nasIdentifiers(),
        settings.ssids(),
        settings.quarantineVlan(),
        settings.normalVlan(),
        settings.whenUnknown() == WhenUnknown.FAIL_OPEN,
        settings.maxAge());
  }

  /** Where no network is configured: closed, at any age. */
  static Network plain(Optional<String> quarantineVlan) {
    return new Network(
        List.of(), List.of(), List.of(), quarantineVlan, Optional.empty(), false, Optional.empty());
  }

  boolean has(Question question) {
    return (nas.isEmpty() || nas.stream().anyMatch(r -> r.contains(question.nas())))
        && any(nasIdentifiers, question.nasIdentifier())
        && any(ssids, question.ssid());
  }

  private static boolean any(List<String> patterns, String text) {
    return patterns.isEmpty() || patterns.stream().anyMatch(p -> Glob.matches(p, text));
  }

  /**
   * @param asOf when the hub last knew everything; empty when it never did
   */
  boolean tooOld(Optional<Instant> asOf, Instant now) {
    return maxAge
        .filter(most -> asOf.filter(at -> !at.plus(most).isBefore(now)).isEmpty())
        .isPresent();
  }
}
