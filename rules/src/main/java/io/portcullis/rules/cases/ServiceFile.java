package io.portcullis.rules.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.CrlEdition;
import io.portcullis.model.Probe;
import io.portcullis.model.RevocationService;
import io.portcullis.model.ServiceFlaw;
import io.portcullis.model.ServiceSeen;
import io.portcullis.model.ShownCrl;
import io.portcullis.model.SlowService;
import io.portcullis.model.WatchedService;

/**
 * A revocation service of an authority, as a case writes it.
 *
 * @param since of {@code result}
 */
public record ServiceFile(
    String source,
    RevocationService.Kind kind,
    String url,
    Probe.Result result,
    String since,
    CrlFile crl,
    List<SlowFile> slow,
    List<FlawFile> flaws) {

  /** Issued and next due; {@code number} in digits. */
  public record CrlFile(String issued, String next, String number) {
    CrlEdition toEdition(Instant now) {
      return new CrlEdition(
          FactsFile.at(issued, now), FactsFile.at(next, now), FactsFile.or(number, ""), 0, 0);
    }
  }

  /**
   * @param by an ISO duration, one of {@link Probe#STEPS}
   */
  public record SlowFile(String by, String since) {}

  public record FlawFile(ServiceFlaw.Kind kind, String detail, String since) {}

  WatchedService toFact(Instant now) {
    String from = FactsFile.or(source, FactsFile.SOURCE);
    RevocationService service =
        new RevocationService(
            FactsFile.or(kind, RevocationService.Kind.CRL),
            FactsFile.or(url, "http://ca.example/status"));
    Instant at = FactsFile.at(since, now);
    ServiceSeen seen =
        new ServiceSeen(from, service, FactsFile.or(result, Probe.Result.ANSWERED), "", at, at);
    Optional<CrlEdition> edition = Optional.ofNullable(crl).map(c -> c.toEdition(now));
    return new WatchedService(
        seen,
        edition.map(e -> new ShownCrl(from, service, e)),
        edition,
        CasesFile.orNone(slow).stream().map(s -> slow(from, service, s, now)).toList(),
        CasesFile.orNone(flaws).stream().map(f -> flaw(from, service, f, now)).toList());
  }

  private static SlowService slow(
      String from, RevocationService service, SlowFile slow, Instant now) {
    Duration by = Duration.parse(FactsFile.or(slow.by(), "PT1S"));
    return new SlowService(from, service, by, FactsFile.at(slow.since(), now));
  }

  private static ServiceFlaw flaw(
      String from, RevocationService service, FlawFile flaw, Instant now) {
    ServiceFlaw.Kind kind = FactsFile.or(flaw.kind(), ServiceFlaw.Kind.WENT_BACK);
    return new ServiceFlaw(
        from, service, kind, FactsFile.or(flaw.detail(), ""), FactsFile.at(flaw.since(), now));
  }
}
