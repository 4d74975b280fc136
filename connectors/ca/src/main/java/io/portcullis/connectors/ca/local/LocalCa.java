package io.portcullis.connectors.ca.local;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.bouncycastle.cert.X509CertificateHolder;

import io.portcullis.connectors.api.Serials;
import io.portcullis.connectors.ca.authority.Cause;
import io.portcullis.connectors.ca.authority.Require;
import io.portcullis.model.ReasonCode;

/**
 * A certification authority that runs in this process. Every change is on disk before the call
 * returns; OCSP shows it from that moment, the CRL within the configured interval.
 */
public final class LocalCa implements Closeable {
  /** Never assigned: the hub asks for it to see whether the responder answers. */
  static final BigInteger PROBE = BigInteger.ONE;

  private final LocalCaConfig config;
  private final Clock clock;
  private final CaKey key;
  private final Ledger ledger;
  private final Issuer issuer;
  private final CrlPublisher crls;
  private final PkiServer server;

  /** One that is asked for before somebody listens is asked for again. */
  private volatile Consumer<String> strangers = serial -> {};

  private LocalCa(LocalCaConfig config, Clock clock, CaKey key, Ledger ledger) throws IOException {
    this.config = config;
    this.clock = clock;
    this.key = key;
    this.ledger = ledger;
    this.issuer = new Issuer(key, config.publicUrl());
    this.crls = CrlPublisher.start(config, key, ledger, clock);
    try {
      this.server =
          PkiServer.start(
              new InetSocketAddress(config.host(), config.port()),
              new OcspResponder(key, ledger::state, this::stranger, clock),
              () -> crls.current().der(),
              encoded(key.certificate()));
    } catch (IOException e) {
      crls.close();
      throw new IOException("listen on " + config.host() + ":" + config.port() + ": " + e, e);
    }
  }

  /**
   * Opens or makes the key, replays the history, publishes a CRL, starts to serve.
   *
   * @throws IOException when one of these fails; the message says which and why, without secrets
   */
  public static LocalCa open(LocalCaConfig config, Clock clock) throws IOException {
    CaKey key = CaKey.load(config.key(), config.subject(), clock.instant());
    Ledger ledger =
        Ledger.open(config.directory().resolve("history.jsonl"), clock, config.maxCertificates());
    try {
      return new LocalCa(config, clock, key, ledger);
    } catch (IOException | RuntimeException e) {
      ledger.close();
      throw e;
    }
  }

  public X509Certificate certificate() {
    return key.certificate();
  }

  /**
   * Tells of serials that OCSP is asked about and that this authority never assigned: a certificate
   * that names it as its issuer may be forged, or its history incomplete.
   *
   * @param listener takes the serial, lower-case hex; must neither block nor throw
   */
  public void onStranger(Consumer<String> listener) {
    strangers = listener;
  }

  private void stranger(BigInteger serial) {
    if (!serial.equals(PROBE)) {
      strangers.accept(Serials.text(serial));
    }
  }

  /** As it is configured. */
  public String name() {
    return config.name();
  }

  /** Its name as issuer, RFC 2253. */
  public String issuer() {
    return key.certificate().getSubjectX500Principal().getName();
  }

  X509CertificateHolder holder() {
    return key.holder();
  }

  /** Where it serves, as this host reaches it. */
  public URI url() {
    boolean anywhere = new InetSocketAddress(config.host(), 0).getAddress().isAnyLocalAddress();
    String host = anywhere ? "127.0.0.1" : config.host();
    String literal = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + literal + ":" + server.port());
  }

  public URI ocspUrl() {
    return Paths.OCSP.under(url());
  }

  public URI crlUrl() {
    return Paths.CRL.under(url());
  }

  /**
   * @throws IllegalArgumentException when the request cannot be met, naming the field
   * @throws IOException when the history could not be written; then nothing was issued
   */
  public Issued issue(CertificateRequest request, Cause cause) throws IOException {
    return issueAll(List.of(request), cause).getFirst();
  }

  /** All of them or none, with one write to disk. */
  public List<Issued> issueAll(List<CertificateRequest> requests, Cause cause) throws IOException {
    Instant now = clock.instant();
    List<Issued> made = new ArrayList<>();
    Map<BigInteger, Instant> serials = new HashMap<>();
    for (CertificateRequest request : requests) {
      X509Certificate x509 = issuer.make(request, Serials.random(), now);
      made.add(Issued.of(x509));
      serials.put(x509.getSerialNumber(), x509.getNotAfter().toInstant());
    }
    ledger.issued(serials, cause);
    return made;
  }

  /** certificateHold. Serials are hexadecimal here and below. */
  public Result hold(String serial, Cause cause) throws IOException {
    return shown(ledger.hold(Serials.parse(serial), cause));
  }

  /** Ends a hold: gone from the CRL, good at OCSP; "removeFromCRL" in the history. */
  public Result release(String serial, Cause cause) throws IOException {
    return shown(ledger.release(Serials.parse(serial), cause));
  }

  /**
   * @param reason any that is final, so neither certificateHold nor removeFromCRL
   * @throws IllegalArgumentException for these two
   */
  public Result revoke(String serial, ReasonCode reason, Cause cause) throws IOException {
    Require.that(
        reason != ReasonCode.CERTIFICATE_HOLD && reason != ReasonCode.REMOVE_FROM_CRL,
        "reason: not a reason to revoke: " + reason);
    return shown(ledger.revoke(Serials.parse(serial), reason, cause));
  }

  public Optional<State> state(String serial) {
    return ledger.state(Serials.parse(serial));
  }

  /** The newest CRL that was published. */
  public Crl crl() {
    return crls.current();
  }

  /** The whole history in order, read from disk. */
  public void eachChange(Consumer<Change> consumer) throws IOException {
    ledger.eachChange(consumer);
  }

  /** What happened to one certificate, in order, read from disk. */
  public List<Change> history(String serial) throws IOException {
    String wanted = Serials.text(Serials.parse(serial));
    List<Change> found = new ArrayList<>();
    eachChange(
        change -> {
          if (change.serial().equals(wanted)) {
            found.add(change);
          }
        });
    return found;
  }

  @Override
  public void close() throws IOException {
    server.close();
    crls.close();
    ledger.close();
    key.close();
  }

  private Result shown(Result result) {
    if (result == Result.CHANGED) {
      crls.changed();
    }
    return result;
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("the authority's own certificate has no encoding", e);
    }
  }
}
