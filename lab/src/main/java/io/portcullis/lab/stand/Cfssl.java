package io.portcullis.lab.stand;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.FreePorts;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.http.Transport;
import io.portcullis.lab.net.Daemon;
import io.portcullis.lab.net.LabException;

/**
 * CFSSL's API server (Debian's golang-cfssl, 1.2.0) on loopback, with an authority of its own, a
 * store in SQLite and an OCSP responder. Its API asks nobody who he is.
 */
public final class Cfssl implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(15);
  private static final int MAX_ANSWER = 1 << 18;

  private final int port = FreePorts.tcp();
  private final CfsslFiles files;
  private final CfsslStore store;
  private final CfsslOcsp ocsp;
  private final LabFolder secrets;
  private final Daemon daemon;

  private Cfssl(Path folder, boolean stores) {
    this.files = new CfsslFiles(folder);
    this.store = new CfsslStore(files.store());
    this.ocsp = new CfsslOcsp(files, store);
    this.secrets = new LabFolder(folder);
    files.write(ocsp.url(), secrets.secret(CfsslFiles.PROFILE));
    store.create();
    this.daemon = Daemon.start("cfssl", folder, "cfssl.out", Map.of(), command(stores));
    if (!daemon.await(START, this::answers)) {
      close();
      throw new LabException("cfssl does not start: " + daemon.tail());
    }
  }

  /**
   * Its OCSP is kept up to date.
   *
   * @throws LabException with the end of its log when it does not answer
   */
  public static Cfssl start(Path folder) {
    Cfssl made = new Cfssl(folder, true);
    made.ocsp.keep();
    return made;
  }

  /** One whose OCSP is as old as the last {@link #refreshOcsp}. */
  static Cfssl startAlone(Path folder) {
    return new Cfssl(folder, true);
  }

  /** One that issues and can not revoke. */
  static Cfssl startWithoutStore(Path folder) {
    return new Cfssl(folder, false);
  }

  /** Address of the server, without a path. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Where its API is. */
  public URI api() {
    return url().resolve("/api/v1/cfssl/");
  }

  public URI ocsp() {
    return ocsp.url();
  }

  /** In whose name it issues. */
  public X509Certificate authority() {
    return Certificates.authority(files.ca());
  }

  /** The hub's enforcer for it, as an entry of {@code enforcers.cfssl}. */
  public String yaml() {
    return "{name: keep-cfssl, url: \"%s\", issuer-certificates: [%s], proof: {ocsp: \"%s\"}, profile: %s, auth-key: \"file:%s\"}"
        .formatted(
            url(), files.ca(), ocsp(), CfsslFiles.PROFILE, secrets.secretFile(CfsslFiles.PROFILE));
  }

  /**
   * A new certificate for a key that CFSSL makes and that is thrown away.
   *
   * @throws LabException when there is none
   */
  public X509Certificate issue(String name) {
    JsonNode answer =
        post(
            "newcert",
            Map.of("request", Map.of("CN", name, "key", Map.of("algo", "ecdsa", "size", 256))));
    if (!answer.path("success").asBoolean()) {
      throw new LabException("cfssl issued nothing: " + answer.path("errors"));
    }
    return Certificates.first(answer.at("/result/certificate").asText(), "cfssl");
  }

  /** Status, CRLReason by number and time of revocation, as its store has them. */
  public String row(X509Certificate certificate) {
    return store.row(certificate.getSerialNumber());
  }

  /** What its OCSP says to somebody who asks: "good", a reason, "revoked", or "no answer". */
  public String says(X509Certificate certificate) {
    return OpenSsl.ocsp(files.ca(), certificate.getSerialNumber(), ocsp());
  }

  void refreshOcsp() {
    ocsp.refresh();
  }

  void sql(String text) {
    store.sql(text);
  }

  @Override
  public void close() {
    ocsp.close();
    daemon.close();
  }

  private List<String> command(boolean stores) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "cfssl",
                "serve",
                "-address",
                "127.0.0.1",
                "-port",
                Integer.toString(port),
                "-ca",
                files.ca().toString(),
                "-ca-key",
                files.caKey().toString(),
                "-config",
                files.configuration().toString()));
    if (stores) {
      command.addAll(List.of("-db-config", files.storeConfiguration().toString()));
    }
    return command;
  }

  private boolean answers() {
    try {
      return post("info", Map.of("label", "")).path("success").asBoolean();
    } catch (LabException e) {
      return false; // not listening yet
    }
  }

  private JsonNode post(String call, Map<String, ?> body) {
    HttpRequest request =
        HttpRequest.newBuilder(api().resolve(call))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
            .build();
    try (Transport http = new Transport(START, MAX_ANSWER)) {
      HttpResponse<byte[]> answer = http.send(request);
      return Json.MAPPER.readTree(answer.body());
    } catch (IOException e) {
      throw new LabException("cfssl: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("interrupted", e);
    }
  }
}
