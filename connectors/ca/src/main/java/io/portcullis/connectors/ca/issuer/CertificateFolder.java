package io.portcullis.connectors.ca.issuer;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Serials;
import io.portcullis.connectors.api.X509;
import io.portcullis.model.DistinguishedName;
import io.portcullis.model.Target;

/**
 * Certificates of some issuers in a folder, as lego, certbot and acme.sh leave them: {@code .pem},
 * {@code .crt}, {@code .cer} or {@code .der}, at most {@value FolderIndex#MAX_BYTES} bytes and
 * {@value #MAX_CERTIFICATES} certificates each.
 */
public final class CertificateFolder {
  static final int MAX_CERTIFICATES = 20;

  private static final List<String> ENDINGS = List.of(".pem", ".crt", ".cer", ".der");

  private final Path folder;
  private final Issuers issuers;
  private final FolderIndex<X509Certificate> index;

  public CertificateFolder(Path folder, Issuers issuers) {
    this.folder = folder;
    this.issuers = issuers;
    this.index = new FolderIndex<>(folder, ENDINGS, this::read);
  }

  public Path folder() {
    return folder;
  }

  /**
   * A file that an issuer did not sign is not found, whatever it says of itself.
   *
   * @throws IOException when the folder can not be looked through
   */
  public Optional<X509Certificate> find(Target.OfCertificate certificate) throws IOException {
    String serial = Serials.text(Serials.parse(certificate.serial()));
    String name = DistinguishedName.canonical(certificate.issuer()) + "|" + serial;
    return index.find(name).map(FolderIndex.Found::what);
  }

  /**
   * Looks through it.
   *
   * @throws IOException when that can not be done
   */
  public void look() throws IOException {
    index.find("");
  }

  private Map<String, X509Certificate> read(byte[] content) {
    Map<String, X509Certificate> found = new HashMap<>();
    try {
      for (X509Certificate one : X509.all(content, MAX_CERTIFICATES)) {
        issuers.of(one).ifPresent(issuer -> found.put(name(issuer, one), one));
      }
    } catch (BadRecord e) {
      return Map.of();
    }
    return found;
  }

  private static String name(X509Certificate issuer, X509Certificate one) {
    return Issuers.canonical(issuer) + "|" + Serials.text(one.getSerialNumber());
  }
}
