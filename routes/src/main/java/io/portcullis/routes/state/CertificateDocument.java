package io.portcullis.routes.state;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.inventory.Entry;
import io.portcullis.inventory.TrustKind;
import io.portcullis.model.Certificate;
import io.portcullis.model.DistinguishedName;
import io.portcullis.model.Finding;
import io.portcullis.model.Ids;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.Remark;
import io.portcullis.model.Remark.Kind;
import io.portcullis.model.Subject;
import io.portcullis.routes.renewal.Renewing;

/** A certificate as portcullis-certificates holds it; fields of X.509 as ECS names them. */
final class CertificateDocument {
  /** Longest id that Elasticsearch takes, in bytes. */
  private static final int MAX_ID = 512;

  /** What is remarked of a certificate where it is used goes before what its times say. */
  private static final List<Kind> WORST =
      List.of(Kind.OLD_SERVED, Kind.NOT_DEPLOYED, Kind.RENEWAL_FAILED);

  private CertificateDocument() {}

  /** Issuer and serial number can be longer than an id may be. */
  static String id(Entry entry) {
    String id = entry.id();
    boolean fits = id.getBytes(StandardCharsets.UTF_8).length <= MAX_ID;
    return fits ? id : Ids.of("certificate", id);
  }

  /**
   * @param renewing empty where it is not known, or nobody keeps a calendar
   * @param holder subject that has it, where one is known
   * @param remarks open ones about it
   * @param shared certificates with the same public key, itself among them
   */
  static Map<String, Object> of(
      Entry entry,
      Optional<Renewing> renewing,
      Optional<Subject> holder,
      List<Remark> remarks,
      long shared) {
    Certificate certificate = entry.certificate();
    Fields fields =
        new Fields()
            .put("id", id(entry))
            .text("name", entry.names().stream().findFirst().orElse(certificate.subject()))
            .text("sha256", certificate.sha256())
            .text("spki", certificate.spki())
            .below("x509", x509(entry))
            .text("authority", DistinguishedName.canonical(certificate.issuer()))
            .put("ca", entry.authority())
            .put("trust", trust(entry.trust()));
    if (entry.timed() && !certificate.notBefore().equals(Instant.EPOCH)) {
      Duration life = Duration.between(certificate.notBefore(), certificate.notAfter());
      fields.put("life_days", life.toDays());
    }
    told(fields, entry);
    fields.below("renewal", renewal(entry, renewing, remarks));
    fields.texts("remarks", Words.kinds(remarks));
    if (shared > 0) {
      fields.put("shared", shared);
    }
    holder.ifPresent(subject -> standing(fields, subject));
    return fields.map();
  }

  private static void told(Fields fields, Entry entry) {
    fields
        .below(
            "status",
            new Fields()
                .put("kind", KeyDeclaration.word(entry.status().kind()))
                .moment("at", entry.status().at())
                .text("reason", entry.status().reason()))
        .text("owner", entry.owner())
        .text("environment", entry.environment())
        .text("requested_by", entry.requestedBy())
        .text("approved_by", entry.approvedBy())
        .texts("deployed", entry.deployed())
        .put("deployed_count", entry.deployed().size())
        .texts("sources", entry.sources())
        .moment("first_seen", entry.firstSeen())
        .moment("last_seen", entry.lastSeen());
  }

  private static void standing(Fields fields, Subject subject) {
    fields
        .put("holder", subject.id())
        .below("standing", Words.standing(subject))
        .texts(
            "rules", subject.findings().stream().map(Finding::rule).distinct().sorted().toList());
  }

  private static Fields x509(Entry entry) {
    Certificate certificate = entry.certificate();
    String[] key = certificate.key().split(" ", 2);
    Fields fields =
        new Fields()
            .text("serial_number", certificate.serial())
            .below("issuer", Words.name(certificate.issuer()))
            .below("subject", Words.name(certificate.subject()))
            .texts("alternative_names", entry.names())
            .moment("not_before", certificate.notBefore())
            .moment("not_after", certificate.notAfter())
            .text("public_key_algorithm", key[0])
            .text("signature_algorithm", certificate.signature());
    if (key.length == 2) {
      Words.bits(key[1]).ifPresent(bits -> fields.put("public_key_size", bits));
    }
    return fields;
  }

  private static Fields renewal(Entry entry, Optional<Renewing> renewing, List<Remark> remarks) {
    Fields fields = new Fields().text("how", entry.renewal());
    String worst =
        WORST.stream()
            .filter(kind -> remarks.stream().anyMatch(r -> r.kind() == kind))
            .findFirst()
            .map(CertificateDocument::word)
            .orElse("");
    fields.put(
        "state",
        worst.isEmpty()
            ? renewing.map(r -> KeyDeclaration.word(r.state())).orElse("unknown")
            : worst);
    renewing.ifPresent(
        r ->
            fields
                .moment("opens", r.opens())
                .moment("last_chance", r.lastChance())
                .moment("missed", r.missed()));
    renewing
        .flatMap(Renewing::urgency)
        .filter(urgency -> !urgency.isNegative())
        .ifPresent(urgency -> fields.put("urgency_days", urgency.toDays()));
    return fields;
  }

  private static String word(Kind kind) {
    return kind == Kind.RENEWAL_FAILED ? "failed" : KeyDeclaration.word(kind);
  }

  private static String trust(TrustKind kind) {
    return switch (kind) {
      case PUBLIC_TLS -> "public";
      case PRIVATE -> "private";
      case UNKNOWN -> "unknown";
    };
  }
}
