package io.portcullis.routes.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Told;
import io.portcullis.model.Certificate;
import io.portcullis.routes.api.CertificateAnswer;
import io.portcullis.routes.api.CertificateList;

/** Certificates for people. */
final class CertificatesText {
  private static final String UNKNOWN = "not known";

  private CertificatesText() {}

  /** Two lines for each: until when, status, whose; and by which name it can be shown. */
  static String of(CertificateList list) {
    StringBuilder text = new StringBuilder();
    list.certificates().forEach(entry -> line(entry, text));
    if (list.certificates().isEmpty()) {
      text.append("no certificate of the inventory fits\n");
    }
    if (list.next().isPresent()) {
      text.append("there are more: --most\n");
    }
    if (list.asOf().isEmpty()) {
      text.append("the hub is still reading what it was told\n");
    }
    return text.toString();
  }

  static String of(CertificateAnswer answer) {
    StringBuilder text = new StringBuilder();
    answer.found().forEach(entry -> whole(entry, text));
    text.append(
        answer.sameKey().isEmpty()
            ? "no other certificate of the same key is known\n"
            : "%d other%s of the same key, which fall with it:%n"
                .formatted(answer.sameKey().size(), answer.sameKey().size() == 1 ? "" : "s"));
    answer.sameKey().forEach(entry -> line(entry, text));
    if (answer.more()) {
      text.append("and more than are shown: cert list --spki\n");
    }
    return text.toString();
  }

  private static void line(Entry entry, StringBuilder text) {
    String owner = entry.owner().isEmpty() ? "" : "  (" + entry.owner() + ")";
    text.append(
        "%-20s %-8s  %s%s%n    %s%n"
            .formatted(
                time(entry.certificate().notAfter()),
                word(entry.status().kind()),
                or(entry.certificate().subject()),
                owner,
                entry.id()));
  }

  private static void whole(Entry entry, StringBuilder text) {
    Certificate c = entry.certificate();
    text.append(entry.id()).append('\n');
    field("subject", or(c.subject()), text);
    field("issuer", or(c.issuer()), text);
    field("serial", entry.named() ? c.serial() : UNKNOWN, text);
    field("names", several(entry.names()), text);
    field("valid", time(c.notBefore()) + " to " + time(c.notAfter()), text);
    field("status", status(entry), text);
    field("key", or(c.key()) + ", SPKI " + or(c.spki()), text);
    field("signature", or(c.signature()), text);
    field("trust", word(entry.trust()) + (entry.authority() ? ", an authority" : ""), text);
    field("holder", told(entry.declared().holder()), text);
    field("owner", told(entry.declared().owner()), text);
    field("environment", told(entry.declared().environment()), text);
    field("asked for by", told(entry.declared().requestedBy()), text);
    field("approved by", told(entry.declared().approvedBy()), text);
    field("renewal", told(entry.declared().renewal()), text);
    field("places", several(entry.deployed()), text);
    String seen = ", " + time(entry.firstSeen()) + " to " + time(entry.lastSeen());
    field("told by", several(entry.sources()) + seen, text);
  }

  private static String status(Entry entry) {
    String at = time(entry.status().at());
    String since = at.equals(UNKNOWN) ? "" : " since " + at;
    String reason = entry.status().reason().isEmpty() ? "" : ", " + entry.status().reason();
    return word(entry.status().kind()) + since + reason;
  }

  private static String told(Told told) {
    return told.isEmpty()
        ? UNKNOWN
        : "%s (%s, %s)".formatted(told.text(), or(told.source()), time(told.at()));
  }

  private static void field(String name, String value, StringBuilder text) {
    text.append("  %-13s %s%n".formatted(name, value));
  }

  private static String several(List<String> values) {
    return values.isEmpty() ? UNKNOWN : String.join(", ", values);
  }

  private static String or(String value) {
    return value.isEmpty() ? UNKNOWN : value;
  }

  private static String time(Instant at) {
    return at.equals(Instant.EPOCH) ? UNKNOWN : at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
