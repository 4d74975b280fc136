package io.portcullis.lab.stand;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;

import io.portcullis.connectors.api.FreePorts;
import io.portcullis.connectors.api.Serials;
import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.api.http.Transport;
import io.portcullis.lab.net.Daemon;
import io.portcullis.lab.net.LabException;

/**
 * Pebble, an ACME server (RFC 8555) for tests, on loopback, and one account at it. It believes each
 * challenge, forgets all when it ends, and has neither CRL nor OCSP: what it revoked is seen at its
 * management API alone.
 */
public final class Pebble implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(15);
  private static final int MAX_ANSWER = 1 << 18;
  private static final String ACCOUNT = "account";

  private final PebbleFiles files;
  private final ECKey account;
  private final SSLContext trusting;
  private final Daemon daemon;

  private Pebble(Path folder) {
    this.files = PebbleFiles.write(folder, FreePorts.tcp(), FreePorts.tcp());
    this.account = key();
    new LabFolder(folder).secret(ACCOUNT, account.toJSONString());
    this.trusting = trusting(files.certificate());
    this.daemon =
        Daemon.start(
            "pebble",
            folder,
            "pebble.out",
            Map.of(
                "PEBBLE_VA_ALWAYS_VALID", "1",
                "PEBBLE_VA_NOSLEEP", "1",
                "PEBBLE_WFE_NONCEREJECT", "0"),
            List.of("pebble", "-config", files.configuration().toString()));
  }

  /**
   * @throws LabException with the end of its log when it does not answer
   */
  public static Pebble start(Path folder) {
    Pebble pebble = new Pebble(folder);
    try {
      pebble.daemon.awaitLine("Listening on", START);
      Files.writeString(pebble.files.issuer(), pebble.ask("/intermediates/0"));
      return pebble;
    } catch (LabException e) {
      pebble.close();
      throw e;
    } catch (IOException e) {
      pebble.close();
      throw new LabException("pebble's issuer can not be kept: " + e.getMessage(), e);
    }
  }

  /** Its ACME directory. */
  public URI directory() {
    return URI.create("https://127.0.0.1:" + files.acmePort() + "/dir");
  }

  private static SSLContext trusting(Path certificate) {
    try {
      return new Tls(Optional.of(certificate), Optional.empty()).read().context().orElseThrow();
    } catch (IOException e) {
      throw new LabException("pebble's own certificate: " + e.getMessage(), e);
    }
  }

  /** The certificate that its servers show. */
  public Path trust() {
    return files.certificate();
  }

  /** The hub's enforcer for it, as an entry of {@code enforcers.acme}. */
  public String yaml() {
    return "{name: pebble, directory: \"%s\", issuer-certificates: [%s], account-key: \"file:%s\", certificates: %s, tls: {trust: %s}}"
        .formatted(
            directory(),
            files.issuer(),
            new LabFolder(files.folder()).secretFile(ACCOUNT),
            files.certificates(),
            files.certificate());
  }

  /**
   * A new certificate; orders, proves, finalises and keeps it in its folder, as any ACME client.
   *
   * @throws LabException when there is none
   */
  public X509Certificate issue(String host) {
    try (AcmeClient client = AcmeClient.open(directory(), trusting, account)) {
      String chain = client.issue(host);
      Files.writeString(files.certificates().resolve(host + ".pem"), chain);
      return Certificates.first(chain, "pebble");
    } catch (IOException e) {
      throw new LabException("the certificate can not be kept: " + e.getMessage(), e);
    }
  }

  /** What its management API says of a certificate: JSON with Status and, once revoked, Reason. */
  public String status(X509Certificate certificate) {
    return ask("/cert-status-by-serial/" + Serials.text(certificate.getSerialNumber()));
  }

  @Override
  public void close() {
    daemon.close();
  }

  private String ask(String path) {
    URI uri = URI.create("https://127.0.0.1:" + files.managementPort() + path);
    try (Transport http = new Transport(START, MAX_ANSWER, Optional.of(trusting))) {
      HttpResponse<byte[]> answer = http.send(HttpRequest.newBuilder(uri).build());
      if (answer.statusCode() != 200) {
        throw new LabException("pebble: " + answer.statusCode() + " for " + path);
      }
      return new String(answer.body(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new LabException("pebble: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("interrupted", e);
    }
  }

  private static ECKey key() {
    try {
      return new ECKeyGenerator(Curve.P_256).generate();
    } catch (JOSEException e) {
      throw new LabException("no key for an ACME account: " + e.getMessage(), e);
    }
  }
}
