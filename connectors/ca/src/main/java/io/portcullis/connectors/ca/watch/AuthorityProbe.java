package io.portcullis.connectors.ca.watch;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.bouncycastle.cert.X509CertificateHolder;

import io.portcullis.connectors.api.http.Transport;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.model.Probe.Agreement;
import io.portcullis.model.Probe.Result;

/**
 * Looks at all services of one authority, one after the other, and whether they say the same. Never
 * fails: what goes wrong is what it tells. For one thread at a time.
 */
public final class AuthorityProbe implements AutoCloseable {
  private final WatchedAuthority authority;
  private final Transport http;
  private final List<CrlProbe> lists;
  private final List<OcspProbe> responders;

  /** What the lists named when one was read last: a revocation is not taken back. */
  private List<Revoked> listed = List.of();

  public AuthorityProbe(WatchedAuthority authority, Clock clock) {
    X509CertificateHolder issuer = Issuers.holder(authority.issuer());
    this.authority = authority;
    this.http = new Transport(authority.timeout(), CrlProbe.MAX_BODY);
    this.lists =
        authority.crl().stream().map(url -> new CrlProbe(url, issuer, http, clock)).toList();
    this.responders =
        authority.ocsp().stream()
            .map(url -> new OcspProbe(url, issuer, authority.timeout(), clock))
            .toList();
  }

  /** One row for each service, lists first. */
  public List<ProbeRow> look() throws InterruptedException {
    return look(url -> Optional.empty());
  }

  /**
   * The same where not every address may be called.
   *
   * @param refused why one may not be now, asked before each call; empty where it may
   */
  public List<ProbeRow> look(Function<URI, Optional<String>> refused) throws InterruptedException {
    List<Look> crls = new ArrayList<>();
    for (CrlProbe list : lists) {
      Optional<String> why = refused.apply(list.url());
      crls.add(why.isPresent() ? list.refused(why.get()) : list.look());
    }
    List<Look> all = new ArrayList<>(crls.stream().map(one -> compared(one, crls)).toList());
    if (crls.stream().anyMatch(look -> look.result() == Result.ANSWERED)) {
      listed = revoked(crls);
    }
    for (OcspProbe responder : responders) {
      Optional<String> why = refused.apply(responder.url());
      Look look = why.isPresent() ? responder.refused(why.get()) : responder.look(listed);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      all.add(unopposed(look, crls));
    }
    return all.stream().map(this::row).toList();
  }

  /** Copies are lists of the same scope. Where one was not read, it may have been the newer one. */
  private static Look compared(Look one, List<Look> all) {
    if (one.list().isEmpty()) {
      return one;
    }
    ReadList mine = one.list().get();
    Optional<Look> newer =
        all.stream()
            .filter(
                other ->
                    other
                        .list()
                        .filter(l -> l.scope().equals(mine.scope()))
                        .filter(l -> l.edition().newerThan(mine.edition()))
                        .isPresent())
            .findFirst();
    boolean allRead = all.stream().allMatch(look -> look.list().isPresent());
    return one.agreeing(
        newer
            .map(n -> Agreement.differs(difference(mine, n)))
            .orElse(allRead ? Agreement.AGREES : Agreement.UNKNOWN));
  }

  private static String difference(ReadList mine, Look newer) {
    return "it shows the list "
        + mine.edition().describe()
        + ", and "
        + newer.service().url()
        + " the list "
        + newer.list().orElseThrow().edition().describe();
  }

  /** Where no list names anybody, none can be contradicted. */
  private static Look unopposed(Look look, List<Look> crls) {
    boolean nobody =
        crls.stream().allMatch(c -> c.list().filter(l -> l.revoked().isEmpty()).isPresent());
    return nobody ? look.agreeing(Agreement.AGREES) : look;
  }

  private static List<Revoked> revoked(List<Look> crls) {
    Stream<Revoked> listed =
        crls.stream()
            .filter(look -> look.result() == Result.ANSWERED)
            .flatMap(look -> look.list().orElseThrow().revoked().stream());
    return listed.distinct().sorted().limit(Revoked.MOST).toList();
  }

  private ProbeRow row(Look look) {
    return new ProbeRow(
        authority.name(),
        authority.canonical(),
        look.service(),
        look.probe(),
        look.took().toMillis());
  }

  @Override
  public void close() {
    http.close();
    responders.forEach(OcspProbe::close);
  }
}
