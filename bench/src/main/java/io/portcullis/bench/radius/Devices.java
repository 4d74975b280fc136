package io.portcullis.bench.radius;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.portcullis.bench.BenchException;
import io.portcullis.connectors.api.Pem;
import io.portcullis.connectors.ca.authority.Cause;
import io.portcullis.connectors.ca.local.CertificateRequest;
import io.portcullis.connectors.ca.local.CertificateRequest.Use;
import io.portcullis.connectors.ca.local.Issued;
import io.portcullis.connectors.ca.local.LocalCa;
import io.portcullis.connectors.ca.local.LocalCaConfig;
import io.portcullis.model.Certificate;

/**
 * Devices with certificates of the hub's own CA, and the RADIUS server's; all as files.
 *
 * @param folder with ca.pem, crl.pem, server.pem, server.key, and device-N.pem, device-N.key
 * @param certificates of the devices
 */
record Devices(Path folder, List<Certificate> certificates) {
  static final String CA = "CN=Bench Device CA,O=Bench";
  private static final Duration LIFE = Duration.ofDays(30);

  /** Issues with the CA of the folder {@code ca}, and closes it for the hub to open. */
  static Devices make(Path folder, Path ca, int caPort, int count) {
    LocalCaConfig config =
        LocalCaConfig.embedded("bench-ca", ca, CA)
            .withPublicUrl(caPort, URI.create("http://127.0.0.1:" + caPort));
    try (LocalCa authority = LocalCa.open(config, Clock.systemUTC())) {
      Files.createDirectories(folder);
      write(folder.resolve("ca.pem"), "CERTIFICATE", authority.certificate().getEncoded());
      issue(authority, folder, List.of("server"), Use.SERVER);
      List<String> names = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        names.add("device-" + i);
      }
      List<Certificate> made = issue(authority, folder, names, Use.CLIENT);
      write(folder.resolve("crl.pem"), "X509 CRL", authority.crl().der());
      return new Devices(folder, made);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CertificateEncodingException e) {
      throw new BenchException("the CA's certificate has no encoding", e);
    }
  }

  private static List<Certificate> issue(
      LocalCa authority, Path folder, List<String> names, Use use)
      throws IOException, CertificateEncodingException {
    List<CertificateRequest> requests = new ArrayList<>();
    for (String name : names) {
      KeyPair key = key();
      write(folder.resolve(name + ".key"), "PRIVATE KEY", key.getPrivate().getEncoded());
      requests.add(
          new CertificateRequest(key.getPublic(), "CN=" + name, List.of(), LIFE, Set.of(use)));
    }
    Cause cause = Cause.byHand("bench", Clock.systemUTC().instant());
    List<Issued> issued = authority.issueAll(requests, cause);
    for (int i = 0; i < issued.size(); i++) {
      byte[] der = issued.get(i).x509().getEncoded();
      write(folder.resolve(names.get(i) + ".pem"), "CERTIFICATE", der);
    }
    return issued.stream().map(Issued::certificate).toList();
  }

  private static KeyPair key() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new BenchException("no EC keys in this JDK", e);
    }
  }

  private static void write(Path file, String kind, byte[] der) throws IOException {
    Files.writeString(file, Pem.write(kind, der));
  }

  /** Lines of the hub's inventory that make all of them known. */
  String inventory() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < certificates.size(); i++) {
      Certificate c = certificates.get(i);
      lines.append(
          """
          {"device": "device-%d", "aliases": {"mdm-device": "intune:bench-%d"}, "certificate": \
          {"issuer": "%s", "serial": "%s", "notBefore": "%s", "notAfter": "%s"}}
          """
              .formatted(i, i, c.issuer(), c.serial(), c.notBefore(), c.notAfter()));
    }
    return lines.toString();
  }
}
