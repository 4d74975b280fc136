package io.portcullis.routes.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.portcullis.connectors.api.FreePorts;
import io.portcullis.connectors.ca.authority.Cause;
import io.portcullis.connectors.ca.local.CertificateRequest;
import io.portcullis.connectors.ca.local.Change;
import io.portcullis.connectors.ca.local.LocalCa;
import io.portcullis.connectors.ca.local.LocalCaConfig;

/**
 * The hub's own authority while the hub is away: one process at a time has its folder. Certificates
 * are issued before the first start, the history is read after the last end.
 */
record Pki(Path folder, int port) {
  private static final String SUBJECT = "CN=Keep Device CA,O=Keep";
  private static final Duration LIFE = Duration.ofDays(30);

  /** A certificate and its private key, both PEM. */
  record Credential(String certificate, String key, String serial, String issuer) {}

  static Pki in(Path folder) {
    return new Pki(folder, FreePorts.tcp());
  }

  /** The authority as an entry of {@code enforcers.ca}. */
  String yaml() {
    return "{name: keep, subject: \"%s\", folder: %s, port: %d}".formatted(SUBJECT, folder, port);
  }

  Credential issue(String name, CertificateRequest.Use use) {
    return issue(List.of(name), use).getFirst();
  }

  List<Credential> issue(List<String> names, CertificateRequest.Use use) {
    try (LocalCa ca = open()) {
      List<KeyPair> keys = new ArrayList<>();
      List<CertificateRequest> requests = new ArrayList<>();
      for (String name : names) {
        keys.add(key());
        requests.add(
            new CertificateRequest(
                keys.getLast().getPublic(), "CN=" + name, List.of(), LIFE, Set.of(use)));
      }
      List<Credential> made = new ArrayList<>();
      for (var issued : ca.issueAll(requests, Cause.byHand("test", Clock.systemUTC().instant()))) {
        made.add(
            new Credential(
                pem("CERTIFICATE", issued.x509().getEncoded()),
                pem("PRIVATE KEY", keys.get(made.size()).getPrivate().getEncoded()),
                issued.certificate().serial(),
                issued.certificate().issuer()));
      }
      Files.writeString(folder.resolve("ca.pem"), certificate(ca));
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The authority's certificate, PEM; there after the first issuing. */
  String certificate() {
    try {
      return Files.readString(folder.resolve("ca.pem"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole history; the hub must have ended. */
  List<Change> history() {
    List<Change> all = new ArrayList<>();
    try (LocalCa ca = open()) {
      ca.eachChange(all::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /** What OpenSSL is told by the running hub's OCSP responder about a certificate. */
  String ocsp(String serial) {
    String ca = folder.resolve("ca.pem").toString();
    String url = "http://127.0.0.1:" + port + "/ocsp";
    ProcessBuilder openssl =
        new ProcessBuilder(
            "openssl", "ocsp", "-issuer", ca, "-CAfile", ca, "-serial", "0x" + serial, "-url", url);
    try {
      Process process = openssl.redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(10, TimeUnit.SECONDS);
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private LocalCa open() throws IOException {
    return LocalCa.open(LocalCaConfig.embedded("keep", folder, SUBJECT), Clock.systemUTC());
  }

  private static KeyPair key() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static String certificate(LocalCa ca) throws CertificateEncodingException {
    X509Certificate x509 = ca.certificate();
    return pem("CERTIFICATE", x509.getEncoded());
  }

  private static String pem(String kind, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, body, kind);
  }
}
