package io.portcullis.routes.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.portcullis.connectors.ca.authority.Cause;
import io.portcullis.connectors.ca.local.CertificateRequest;
import io.portcullis.connectors.ca.local.Issued;
import io.portcullis.connectors.ca.local.LocalCa;
import io.portcullis.connectors.ca.local.LocalCaConfig;
import io.portcullis.model.Certificate;

/** The estate's certificates, issued by the local CA before the hub opens it. */
final class SampleCa {
  static final String SUBJECT = "CN=Gate Device CA,O=Gate Example";
  private static final Duration LIFE = Duration.ofDays(90);

  private SampleCa() {}

  /**
   * @param certificates by name of device or key
   */
  record Authority(X509Certificate certificate, Map<String, Issued> certificates) {
    Map<String, Certificate> models() {
      return certificates.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().certificate()));
    }
  }

  static Authority issue(Path folder, int port, Clock clock) {
    LocalCaConfig config =
        LocalCaConfig.embedded("device-ca", folder, SUBJECT)
            .withPublicUrl(port, URI.create("http://127.0.0.1:" + port));
    List<String> names =
        Stream.concat(
                Estate.devices().stream().map(Estate.Device::name),
                Estate.keys().stream().map(Estate.Key::name))
            .toList();
    try (LocalCa ca = LocalCa.open(config, clock)) {
      List<CertificateRequest> requests = new ArrayList<>();
      KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
      keys.initialize(256);
      for (String name : names) {
        requests.add(
            CertificateRequest.client(
                keys.generateKeyPair().getPublic(), "CN=" + name + ",O=Gate Example", LIFE));
      }
      List<Issued> issued = ca.issueAll(requests, Cause.byHand("demo", clock.instant()));
      Map<String, Issued> byName = new HashMap<>();
      for (int i = 0; i < names.size(); i++) {
        byName.put(names.get(i), issued.get(i));
      }
      return new Authority(ca.certificate(), byName);
    } catch (IOException e) {
      throw new UncheckedIOException("the sample CA can not issue", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has EC keys", e);
    }
  }
}
