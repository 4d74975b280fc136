package io.portcullis.routes.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.portcullis.model.Certificate;
import io.portcullis.model.DistinguishedName;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement.CertificateIssued;
import io.portcullis.routes.config.BeginDate;
import io.portcullis.routes.config.FrontSettings;

/**
 * Which authorities have to ask the hub before they issue. What they are told to have issued is
 * marked here, because a decision knows no configuration.
 *
 * @param since by canonical name: certificates that begin earlier need not have been asked for
 */
public record MustAsk(Map<String, Instant> since) {
  public static final MustAsk NOBODY = new MustAsk(Map.of());

  /** Where several fronts ask for one authority, the earliest day counts. */
  public static MustAsk of(List<FrontSettings> fronts) {
    return new MustAsk(
        fronts.stream()
            .filter(FrontSettings::mustAsk)
            .collect(
                Collectors.toUnmodifiableMap(
                    f -> DistinguishedName.canonical(f.authority().orElseThrow()),
                    f -> f.since().map(BeginDate::at).orElseThrow(),
                    (one, other) -> one.isBefore(other) ? one : other)));
  }

  public Signal marked(Signal signal) {
    return signal.statement() instanceof CertificateIssued issued && concerns(issued.certificate())
        ? signal.saying(issued.marked())
        : signal;
  }

  private boolean concerns(Certificate certificate) {
    return !since.isEmpty()
        && Optional.ofNullable(since.get(DistinguishedName.canonical(certificate.issuer())))
            .filter(from -> !certificate.notBefore().isBefore(from))
            .isPresent();
  }
}
