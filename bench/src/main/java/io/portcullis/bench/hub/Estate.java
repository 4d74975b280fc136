package io.portcullis.bench.hub;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.portcullis.bench.BenchException;
import io.portcullis.connectors.ca.authority.Cause;
import io.portcullis.connectors.ca.local.CertificateRequest;
import io.portcullis.connectors.ca.local.Issued;
import io.portcullis.connectors.ca.local.LocalCa;
import io.portcullis.connectors.ca.local.LocalCaConfig;
import io.portcullis.model.Certificate;

/**
 * The devices of the benchmark. The first ones carry the load; their certificates are of an
 * authority that the hub has no enforcer for, so that only the way to the action is measured. The
 * last ones hold certificates of the hub's own CA, and are revoked for real.
 */
final class Estate {
  static final String CA = "CN=Bench CA,O=Bench";
  private static final Duration LIFE = Duration.ofDays(300);

  private final int devices;
  private final X509Certificate authority;
  private final List<Issued> issued;
  private final Instant now;

  private Estate(int devices, X509Certificate authority, List<Issued> issued, Instant now) {
    this.devices = devices;
    this.authority = authority;
    this.issued = issued;
    this.now = now;
  }

  /** Issues the certificates with the CA of the folder, and closes it for the hub to open. */
  static Estate make(Size size, Path folder, int port) throws IOException {
    LocalCaConfig config =
        LocalCaConfig.embedded("bench-ca", folder, CA)
            .withPublicUrl(port, URI.create("http://127.0.0.1:" + port));
    Clock clock = Clock.systemUTC();
    PublicKey key = key();
    List<CertificateRequest> requests = new ArrayList<>();
    for (int i = 0; i < size.revocations(); i++) {
      String subject = "CN=" + new Device(size.devices() + i).name();
      requests.add(CertificateRequest.client(key, subject, LIFE));
    }
    try (LocalCa ca = LocalCa.open(config, clock)) {
      List<Issued> issued = ca.issueAll(requests, Cause.byHand("bench", clock.instant()));
      return new Estate(size.devices(), ca.certificate(), issued, clock.instant());
    }
  }

  /** One key for all: what is measured never uses it. */
  private static PublicKey key() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair().getPublic();
    } catch (GeneralSecurityException e) {
      throw new BenchException("no EC keys in this JDK", e);
    }
  }

  X509Certificate authority() {
    return authority;
  }

  /** All of them, those to be revoked last. */
  int size() {
    return devices + issued.size();
  }

  /** One of those that are revoked. */
  Device revoked(int number) {
    return new Device(devices + number);
  }

  X509Certificate x509(int number) {
    return issued.get(number).x509();
  }

  Certificate certificate(Device device) {
    return device.number() < devices
        ? Bodies.foreign(device, now)
        : issued.get(device.number() - devices).certificate();
  }

  /** Inventory of so many devices from one on, a line each. */
  String inventory(int from, int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = from; i < Math.min(from + count, size()); i++) {
      Device device = new Device(i);
      lines.append(Bodies.inventory(device, certificate(device))).append('\n');
    }
    return lines.toString();
  }
}
