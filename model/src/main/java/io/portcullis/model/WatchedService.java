package io.portcullis.model;

import java.util.List;
import java.util.Optional;

/**
 * All that is known of one revocation service.
 *
 * @param crl the one that it showed last; empty for OCSP
 * @param newest the newest that it ever showed
 * @param listed revocations that came onto its list, the newest first; absent in state of an
 *     earlier release
 */
public record WatchedService(
    ServiceSeen seen,
    Optional<ShownCrl> crl,
    Optional<CrlEdition> newest,
    List<SlowService> slow,
    List<ServiceFlaw> flaws,
    List<Listing> listed) {
  public WatchedService {
    listed = listed == null ? List.of() : List.copyOf(listed);
  }

  public WatchedService(
      ServiceSeen seen,
      Optional<ShownCrl> crl,
      Optional<CrlEdition> newest,
      List<SlowService> slow,
      List<ServiceFlaw> flaws) {
    this(seen, crl, newest, slow, flaws, List.of());
  }

  /** What rules match. */
  void addTo(List<Fact> all) {
    all.add(seen);
    crl.ifPresent(all::add);
    all.addAll(slow);
    all.addAll(flaws);
  }

  /** A person took it as it is: what it shows now is its newest. */
  WatchedService accepted() {
    return new WatchedService(seen, crl, crl.map(ShownCrl::edition), slow, List.of(), listed);
  }

  /** What tells it from others of the subject. */
  List<Object> key() {
    return List.of(seen.source(), seen.service());
  }
}
