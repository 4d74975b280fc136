package io.portcullis.routes.runtime;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.portcullis.connectors.ca.watch.WatchedAuthority;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.CrlEdition;
import io.portcullis.model.ServiceFlaw;
import io.portcullis.model.ServiceSeen;
import io.portcullis.model.ShownCrl;
import io.portcullis.model.SlowService;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.WatchedService;
import io.portcullis.routes.api.ServiceView;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.explain.SubjectIndex;
import io.portcullis.routes.watch.RevocationWatch;

/** How the watched services are, by this hub's copy of the subjects: any hub can tell. */
final class RevocationReport {
  private RevocationReport() {}

  static List<ServiceView> of(List<WatchedAuthority> authorities, SubjectIndex subjects) {
    return authorities.stream()
        .map(WatchedAuthority::canonical)
        .distinct()
        .flatMap(issuer -> authority(issuer, subjects))
        .toList();
  }

  /** Of all authorities that were looked at, by name: those that certificates name as well. */
  static List<ServiceView> all(SubjectIndex subjects) {
    Map<String, List<ServiceView>> byIssuer = new TreeMap<>();
    subjects.each(
        summary -> {
          if (summary.subject().kind() == SubjectKind.AUTHORITY) {
            String issuer = name(summary.subject());
            byIssuer.put(summary.subject().id(), views(issuer, summary).toList());
          }
        });
    return byIssuer.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(ServiceView::authority))
        .toList();
  }

  private static String name(Subject subject) {
    return subject.aliases().stream()
        .filter(alias -> alias.type() == AliasType.AUTHORITY_NAME)
        .map(Alias::value)
        .findFirst()
        .orElse(subject.id());
  }

  private static Stream<ServiceView> authority(String issuer, SubjectIndex subjects) {
    Optional<Summary> known = subjects.find(new Alias(AliasType.AUTHORITY_NAME, issuer).key());
    return known.stream().flatMap(summary -> views(issuer, summary));
  }

  private static Stream<ServiceView> views(String issuer, Summary known) {
    return Stream.of(known)
        .flatMap(summary -> summary.subject().facts().services().stream())
        .filter(service -> service.seen().source().equals(RevocationWatch.SOURCE))
        .sorted(
            Comparator.comparing((WatchedService s) -> s.seen().service().kind())
                .thenComparing(s -> s.seen().service().url()))
        .map(service -> view(issuer, service));
  }

  private static ServiceView view(String issuer, WatchedService service) {
    ServiceSeen seen = service.seen();
    Optional<CrlEdition> crl = service.crl().map(ShownCrl::edition);
    return new ServiceView(
        issuer,
        seen.service().kind(),
        seen.service().url(),
        seen.result(),
        seen.detail(),
        seen.since(),
        seen.at(),
        service.slow().stream().map(SlowService::by).max(Comparator.naturalOrder()),
        crl.map(CrlEdition::thisUpdate),
        crl.map(CrlEdition::nextUpdate),
        crl.map(CrlEdition::number).orElse(""),
        crl.map(CrlEdition::bytes).orElse(0L),
        crl.map(CrlEdition::entries).orElse(0L),
        service.flaws().stream().map(ServiceFlaw::describe).toList());
  }
}
