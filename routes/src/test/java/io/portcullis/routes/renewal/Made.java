package io.portcullis.routes.renewal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.portcullis.inventory.Declared;
import io.portcullis.inventory.Der;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Status;
import io.portcullis.inventory.Told;
import io.portcullis.inventory.TrustKind;
import io.portcullis.model.Certificate;
import io.portcullis.model.Ids;

/** Certificates for tests: they differ in what a test says. */
record Made(String subject, String owner, String environment, Instant begin, Instant end) {
  static final Instant T0 = Instant.parse("2026-06-01T00:00:00Z");
  static final String ISSUER = "CN=Lab CA,O=Lab";

  /** One of 90 days from {@link #T0} on. */
  static Made of(String name) {
    return new Made("CN=" + name, "web", "production", T0, day(90));
  }

  static Instant day(double days) {
    return T0.plusMillis((long) (days * Duration.ofDays(1).toMillis()));
  }

  Made owned(String by) {
    return new Made(subject, by, environment, begin, end);
  }

  Made from(double day, double until) {
    return new Made(subject, owner, environment, day(day), day(until));
  }

  Entry entry() {
    return entry(ISSUER, false);
  }

  Entry authority(String issuer) {
    return entry(issuer, true);
  }

  String spki() {
    return Ids.sha256(subject.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  Entry entry(String issuer, boolean authority) {
    String sha256 =
        Ids.sha256(
            (subject + issuer + begin + end).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Certificate certificate =
        new Certificate(
            issuer, sha256.substring(0, 16), subject, sha256, spki(), begin, end, false, "");
    Declared declared =
        new Declared(
            null,
            Told.of(owner, "cmdb", T0),
            Told.of(environment, "cmdb", T0),
            null,
            null,
            null,
            List.of());
    Entry told = Entry.told(certificate, "scan", T0);
    return new Entry(
        certificate,
        Der.NONE,
        told.names(),
        declared,
        TrustKind.PRIVATE,
        authority,
        Status.VALID,
        List.of("scan"),
        T0,
        T0);
  }
}
