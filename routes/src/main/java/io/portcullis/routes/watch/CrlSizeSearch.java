package io.portcullis.routes.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.CrlEdition;
import io.portcullis.model.ShownCrl;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.WatchedService;

/** Goes through subjects for the CRLs of authorities, as this hub's own looks showed them last. */
public final class CrlSizeSearch implements Consumer<Subject> {
  private final List<CrlSize> found = new ArrayList<>();

  @Override
  public void accept(Subject subject) {
    if (subject.kind() == SubjectKind.AUTHORITY) {
      name(subject).ifPresent(authority -> lists(authority, subject));
    }
  }

  static Optional<String> name(Subject subject) {
    return subject.aliases().stream()
        .filter(alias -> alias.type() == AliasType.AUTHORITY_NAME)
        .map(Alias::value)
        .findFirst();
  }

  private void lists(String authority, Subject subject) {
    for (WatchedService service : subject.facts().services()) {
      if (service.seen().source().equals(RevocationWatch.SOURCE)) {
        service
            .crl()
            .map(ShownCrl::edition)
            .ifPresent(crl -> found.add(size(authority, service, crl)));
      }
    }
  }

  private static CrlSize size(String authority, WatchedService service, CrlEdition crl) {
    return new CrlSize(authority, service.seen().service().url(), crl.bytes(), crl.entries());
  }

  /** By name of the authority, then by address. */
  public List<CrlSize> result() {
    return found.stream()
        .sorted(Comparator.comparing(CrlSize::authority).thenComparing(CrlSize::url))
        .toList();
  }
}
