package io.portcullis.lab.stand;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.portcullis.connectors.api.Pem;
import io.portcullis.connectors.ca.authority.Cause;
import io.portcullis.connectors.ca.local.CertificateRequest;
import io.portcullis.connectors.ca.local.Change;
import io.portcullis.connectors.ca.local.Issued;
import io.portcullis.connectors.ca.local.LocalCa;
import io.portcullis.connectors.ca.local.LocalCaConfig;
import io.portcullis.lab.net.LabConfig;
import io.portcullis.lab.net.LabException;

/**
 * The hub's own authority while the hub is away, because one process at a time has its folder:
 * certificates are issued before the first start, the history is read after the last end.
 */
public record DeviceCa(Path folder, int port) {
  private static final String SUBJECT = "CN=Keep Device CA,O=Keep";
  private static final Duration LIFE = Duration.ofDays(30);

  /** A certificate with its private key, PEM, and the certificate as Java reads it. */
  public record Holder(String certificate, String key, X509Certificate x509, String serial) {
    public LabConfig.Credential credential() {
      return new LabConfig.Credential(certificate, key);
    }

    @Override
    public String toString() {
      return "Holder(" + serial + ", key not shown)";
    }
  }

  /** The authority as an entry of {@code enforcers.ca}. */
  public String yaml() {
    return "{name: keep, subject: \"%s\", folder: %s, port: %d}".formatted(SUBJECT, folder, port);
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public Holder issue(String name, CertificateRequest.Use use) {
    return issue(List.of(name), use).getFirst();
  }

  /** In the order of the names. */
  public List<Holder> issue(List<String> names, CertificateRequest.Use use) {
    try (LocalCa ca = open()) {
      List<KeyPair> keys = new ArrayList<>();
      List<CertificateRequest> requests = new ArrayList<>();
      for (String name : names) {
        keys.add(key());
        requests.add(
            new CertificateRequest(
                keys.getLast().getPublic(), "CN=" + name, List.of(), LIFE, Set.of(use)));
      }
      List<Holder> made = new ArrayList<>();
      for (Issued issued :
          ca.issueAll(requests, Cause.byHand("lab", Clock.systemUTC().instant()))) {
        made.add(holder(issued, keys.get(made.size())));
      }
      return made;
    } catch (IOException | GeneralSecurityException e) {
      throw new LabException("the device CA can not issue: " + e.getMessage(), e);
    }
  }

  public X509Certificate certificate() {
    try (LocalCa ca = open()) {
      return ca.certificate();
    } catch (IOException e) {
      throw new LabException("the device CA can not be opened: " + e.getMessage(), e);
    }
  }

  /** The whole history; the hub must have ended. */
  public List<Change> history() {
    List<Change> all = new ArrayList<>();
    try (LocalCa ca = open()) {
      ca.eachChange(all::add);
    } catch (IOException e) {
      throw new LabException("the device CA can not be read: " + e.getMessage(), e);
    }
    return all;
  }

  static String pem(X509Certificate x509) {
    try {
      return Pem.write("CERTIFICATE", x509.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new LabException("a certificate has no encoding", e);
    }
  }

  private LocalCa open() throws IOException {
    LocalCaConfig config =
        LocalCaConfig.embedded("keep", folder, SUBJECT).withPublicUrl(port, url());
    return LocalCa.open(config, Clock.systemUTC());
  }

  private static Holder holder(Issued issued, KeyPair key) throws GeneralSecurityException {
    return new Holder(
        Pem.write("CERTIFICATE", issued.x509().getEncoded()),
        Pem.write("PRIVATE KEY", key.getPrivate().getEncoded()),
        issued.x509(),
        issued.certificate().serial());
  }

  private static KeyPair key() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }
}
