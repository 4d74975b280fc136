package io.portcullis.lab.stand;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.http.Transport;
import io.portcullis.lab.net.Daemon;
import io.portcullis.lab.net.LabException;
import io.portcullis.lab.net.Shell;

/**
 * CFSSL's API server (Debian's golang-cfssl, 1.2.0) on loopback, with an authority of its own. It
 * keeps no database here, so it issues and does not revoke. Its API asks nobody who he is.
 */
public final class Cfssl implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(15);
  private static final int MAX_ANSWER = 1 << 18;

  private final URI api;
  private final Daemon daemon;

  private Cfssl(URI api, Daemon daemon) {
    this.api = api;
    this.daemon = daemon;
  }

  /**
   * @throws LabException with the end of its log when it does not answer
   */
  public static Cfssl start(Path folder) {
    String key = folder.resolve("ca.key").toString();
    String ca = folder.resolve("ca.pem").toString();
    Shell.run(
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-keyout",
        key,
        "-out",
        ca,
        "-days",
        "30",
        "-subj",
        "/O=Keep/CN=Keep CFSSL CA");
    int port = Ports.free();
    List<String> command =
        List.of(
            "cfssl",
            "serve",
            "-address",
            "127.0.0.1",
            "-port",
            Integer.toString(port),
            "-ca",
            ca,
            "-ca-key",
            key);
    Daemon daemon = Daemon.start("cfssl", folder, "cfssl.out", Map.of(), command);
    Cfssl cfssl = new Cfssl(URI.create("http://127.0.0.1:" + port + "/api/v1/cfssl/"), daemon);
    if (!daemon.await(START, cfssl::answers)) {
      daemon.close();
      throw new LabException("cfssl does not start: " + daemon.tail());
    }
    return cfssl;
  }

  /** Where its API is. */
  public URI api() {
    return api;
  }

  /**
   * A new certificate, PEM, for a key that CFSSL makes and that is thrown away.
   *
   * @throws LabException when there is none
   */
  public String issue(String name) {
    JsonNode answer =
        post(
            "newcert",
            Map.of("request", Map.of("CN", name, "key", Map.of("algo", "ecdsa", "size", 256))));
    String certificate = answer.at("/result/certificate").asText();
    if (!certificate.contains("BEGIN CERTIFICATE")) {
      throw new LabException("cfssl issued nothing: " + answer.path("errors"));
    }
    return certificate;
  }

  @Override
  public void close() {
    daemon.close();
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
        HttpRequest.newBuilder(api.resolve(call))
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
