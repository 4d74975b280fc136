package io.portcullis.routes.runtime;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.portcullis.connectors.ca.watch.WatchedAuthority;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.CrlEdition;
import io.portcullis.model.Facts;
import io.portcullis.model.ShownCrl;
import io.portcullis.model.WatchedService;
import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.routes.config.SourceSettings;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.explain.SubjectIndex;

/**
 * Numbers that a source can not hide, by this hub's copy of the subjects: how far each numbered
 * sequence of the configured sources was seen, and the CRL of each watched authority.
 *
 * @param sources configured names
 * @param authorities distinguished names
 */
record KnownCounters(List<String> sources, List<String> authorities, SubjectIndex subjects) {
  static KnownCounters of(
      PortcullisConfig config, List<WatchedAuthority> watched, SubjectIndex subjects) {
    return new KnownCounters(
        config.sources().stream().map(SourceSettings::name).toList(),
        watched.stream().map(WatchedAuthority::canonical).distinct().toList(),
        subjects);
  }

  Map<String, Long> now() {
    Map<String, Long> now = new TreeMap<>();
    for (String source : sources) {
      subjects
          .find(new Alias(AliasType.SOURCE_NAME, source).key())
          .map(KnownCounters::facts)
          .ifPresent(facts -> sequences(source, facts, now));
    }
    for (String authority : authorities) {
      subjects
          .find(new Alias(AliasType.AUTHORITY_NAME, authority).key())
          .map(KnownCounters::facts)
          .ifPresent(facts -> lists(authority, facts, now));
    }
    return now;
  }

  private static Facts facts(Summary summary) {
    return summary.subject().facts();
  }

  /** A number that was given out anew begins a name of its own: its epoch is in it. */
  private static void sequences(String source, Facts facts, Map<String, Long> now) {
    facts
        .sequences()
        .forEach(
            s -> {
              String name = s.epoch().isEmpty() ? s.name() : s.name() + "/" + s.epoch();
              now.put("source/" + source + "/" + name, s.known().last());
            });
  }

  private static void lists(String authority, Facts facts, Map<String, Long> now) {
    for (WatchedService service : facts.services()) {
      service
          .crl()
          .map(ShownCrl::edition)
          .map(CrlEdition::number)
          .filter(number -> number.matches("\\d{1,15}"))
          .ifPresent(number -> now.merge("crl/" + authority, Long.valueOf(number), Math::max));
    }
  }
}
