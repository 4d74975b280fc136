package io.portcullis.routes.canary;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Predicate;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.ca.authority.Cause;
import io.portcullis.connectors.ca.local.CertificateRequest;
import io.portcullis.connectors.ca.local.LocalCa;
import io.portcullis.connectors.ca.local.RelyingParty;
import io.portcullis.connectors.ca.status.Seen;
import io.portcullis.model.Certificate;
import io.portcullis.model.Hop;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.resolve.Message;
import io.portcullis.routes.stream.Outlet;
import io.portcullis.routes.stream.Salted;

/** Canaries of the hub's own CA, on the way that every signal takes. */
public final class LocalEstate implements Estate, CanaryDuty.Telling, AutoCloseable {
  /** Longer than any flight, and short: the CA keeps each one in its CRL for a day more. */
  private static final Duration LIFE = Duration.ofMinutes(20);

  private static final Duration LOOK = Duration.ofSeconds(2);

  private final LocalCa ca;
  private final Outlet outlet;
  private final Eyes eyes;
  private final Clock clock;
  private final RelyingParty party;

  /**
   * What others on this hub see.
   *
   * @param letIn whether live authorisation lets a certificate in
   * @param way of a certificate's revocation
   */
  public record Eyes(Predicate<Certificate> letIn, Function<Certificate, List<Hop>> way) {}

  public LocalEstate(LocalCa ca, Outlet outlet, Eyes eyes, Clock clock) {
    this.ca = ca;
    this.outlet = outlet;
    this.eyes = eyes;
    this.clock = clock;
    this.party = new RelyingParty(ca, LOOK, clock);
  }

  @Override
  public Certificate issue() throws IOException {
    try {
      // Nobody keeps the private key: a canary is shown, and never proves itself.
      CertificateRequest request = CertificateRequest.client(key(), "CN=canary", LIFE);
      return ca.issue(request, Cause.byHand("canary", clock.instant())).certificate();
    } catch (IllegalArgumentException e) {
      throw new IOException("the CA issues none: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IOException("the CA could not keep it: " + e.getMessage(), e);
    }
  }

  private static PublicKey key() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair().getPublic();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has EC keys", e);
    }
  }

  @Override
  public Instant say(Statement statement) throws IOException {
    Instant now = clock.instant();
    signal(Book.said(statement, now));
    return now;
  }

  /** Tells the hub that no canaries are configured any more. */
  public static void retire(Outlet outlet, Clock clock) throws IOException {
    for (Signal signal : Book.retired(clock.instant())) {
      signal(outlet, signal);
    }
  }

  @Override
  public void signal(Signal signal) throws IOException {
    signal(outlet, signal);
  }

  private static void signal(Outlet outlet, Signal signal) throws IOException {
    Message.Arrived arrived = Message.arrived(signal, Map.of(), "", Optional.empty());
    send(outlet, Topic.INTAKE, arrived.key(), Json.bytes(arrived));
  }

  @Override
  public void record(AuditRecord record) throws IOException {
    send(outlet, Topic.RECORDS, "canary", Salted.bytes(record));
  }

  private static void send(Outlet outlet, Topic topic, String key, byte[] value)
      throws IOException {
    try {
      outlet.send(topic, key, value).join();
    } catch (CompletionException e) {
      throw new IOException("Kafka did not take what was said: " + e.getCause().getMessage(), e);
    }
  }

  @Override
  public boolean ocsp(Certificate certificate, boolean revoked) {
    return party.ocsp(certificate.serial()) == (revoked ? Seen.Kind.REVOKED : Seen.Kind.GOOD);
  }

  @Override
  public boolean crl(Certificate certificate, boolean revoked) {
    return party.crl(certificate.serial()) == (revoked ? Seen.Kind.REVOKED : Seen.Kind.GOOD);
  }

  @Override
  public boolean letIn(Certificate certificate) {
    return eyes.letIn().test(certificate);
  }

  @Override
  public List<Hop> way(Certificate certificate) {
    return eyes.way().apply(certificate);
  }

  @Override
  public void close() {
    party.close();
  }
}
