package io.portcullis.lab.stand;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObjectJSON;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;

import io.portcullis.connectors.api.Json;
import io.portcullis.lab.net.LabException;

/**
 * Signed requests to an ACME server (RFC 8555 section 6), each with the nonce of the one before.
 */
final class AcmeCalls implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient http;
  private final ECKey key;
  private final JsonNode directory;
  private String account = "";
  private String nonce;

  /** An answer that was no error. */
  record Answer(String text, URI location) {
    JsonNode json() {
      return Json.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), JsonNode.class);
    }
  }

  private AcmeCalls(HttpClient http, ECKey key, URI directory) {
    this.http = http;
    this.key = key;
    this.directory = send(HttpRequest.newBuilder(directory).GET()).json();
    send(HttpRequest.newBuilder(url("newNonce")).method("HEAD", BodyPublishers.noBody()));
  }

  /**
   * @param key of the account
   */
  static AcmeCalls open(URI directory, SSLContext trust, ECKey key) {
    HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).sslContext(trust).build();
    return new AcmeCalls(http, key, directory);
  }

  URI url(String call) {
    return URI.create(directory.path(call).asText());
  }

  /** Makes the key's account, unless there is one; all calls after it are in its name. */
  void account() {
    account = post(url("newAccount"), Map.of("termsOfServiceAgreed", true)).location().toString();
  }

  Answer post(URI url, Map<String, ?> body) {
    return signed(url, Json.text(body));
  }

  /** POST-as-GET, section 6.3. */
  Answer get(URI url) {
    return signed(url, "");
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private Answer signed(URI url, String payload) {
    try {
      JWSHeader.Builder header =
          new JWSHeader.Builder(JWSAlgorithm.ES256)
              .customParam("nonce", nonce)
              .customParam("url", url.toString());
      JWSHeader whole =
          account.isEmpty() ? header.jwk(key.toPublicJWK()).build() : header.keyID(account).build();
      JWSObjectJSON jws = new JWSObjectJSON(new Payload(payload));
      jws.sign(whole, new ECDSASigner(key));
      return send(
          HttpRequest.newBuilder(url)
              .header("Content-Type", "application/jose+json")
              .POST(BodyPublishers.ofString(jws.serializeFlattened())));
    } catch (JOSEException e) {
      throw new LabException("ACME: not signed: " + e.getMessage(), e);
    }
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
      nonce = answer.headers().firstValue("Replay-Nonce").orElse("");
      if (answer.statusCode() / 100 != 2) {
        throw new LabException("ACME: " + answer.statusCode() + " " + answer.body());
      }
      String location = answer.headers().firstValue("Location").orElse("");
      return new Answer(answer.body(), URI.create(location));
    } catch (IOException e) {
      throw new LabException("ACME: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("interrupted", e);
    }
  }
}
