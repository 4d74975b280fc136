package io.portcullis.routes.inventory;

import java.time.Instant;
import java.util.List;

import io.portcullis.inventory.Declared;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Status;
import io.portcullis.inventory.Told;
import io.portcullis.model.Certificate;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;

/** What a signal tells the inventory of certificates. The subject that it is about holds them. */
final class Heard {
  private Heard() {}

  /**
   * @throws IllegalArgumentException when it tells of a certificate that can not be told apart from
   *     others, or in texts that are too long
   */
  static List<Entry> entries(Signal signal) {
    return switch (signal.statement()) {
      case Statement.CertificateIssued issued ->
          List.of(issued(issued.certificate(), issued.approver(), signal));
      case Statement.CertificateObserved seen -> List.of(held(seen.certificate(), signal));
      case Statement.CertificateRenewed renewed -> renewed(renewed, signal);
      case Statement.CertificateRevoked revoked -> List.of(revoked(revoked, signal));
      default -> List.of();
    };
  }

  private static Entry held(Certificate certificate, Signal signal) {
    Told holder = Told.of(signal.subject(), signal.source(), signal.occurredAt());
    return Entry.told(certificate, signal.source(), signal.occurredAt())
        .with(Declared.holder(holder));
  }

  /** Whom the authority names with it is the one that asked, or the one that approved. */
  private static Entry issued(Certificate certificate, String approver, Signal signal) {
    String name = signal.actor().name().isBlank() ? signal.actor().id() : signal.actor().name();
    Told asked = told(approver.isEmpty() ? name : "", signal);
    Told approved = told(approver, signal);
    return held(certificate, signal)
        .with(new Declared(null, null, null, asked, approved, null, List.of()));
  }

  private static Told told(String name, Signal signal) {
    boolean fits = name.length() <= Told.MAX_TEXT;
    return Told.of(fits ? name : "", signal.source(), signal.occurredAt());
  }

  private static List<Entry> renewed(Statement.CertificateRenewed renewed, Signal signal) {
    Entry now = issued(renewed.certificate(), "", signal);
    if (renewed.replaced().isBlank()) {
      return List.of(now);
    }
    Certificate before = bare(renewed.certificate().issuer(), renewed.replaced());
    Status replaced = Status.replaced(signal.occurredAt(), renewed.certificate().serial());
    return List.of(now, held(before, signal).with(replaced));
  }

  private static Entry revoked(Statement.CertificateRevoked revoked, Signal signal) {
    Instant at = signal.occurredAt();
    Status status =
        revoked.reason() == ReasonCode.REMOVE_FROM_CRL
            ? Status.released(at)
            : Status.revoked(at, revoked.reason());
    return held(bare(revoked.issuer(), revoked.serial()), signal).with(status);
  }

  private static Certificate bare(String issuer, String serial) {
    return new Certificate(issuer, serial, "", "", "", Instant.EPOCH, Instant.EPOCH, false, "");
  }
}
