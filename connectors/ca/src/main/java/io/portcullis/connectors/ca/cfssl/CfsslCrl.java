package io.portcullis.connectors.ca.cfssl;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Clock;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.connectors.api.http.Transport;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.status.CrlClient;
import io.portcullis.connectors.ca.status.CrlReader;
import io.portcullis.connectors.ca.status.Seen;
import io.portcullis.connectors.ca.status.StatusClient;

/**
 * The CRL that a newer cfssl signs at each {@code GET /api/v1/cfssl/crl}, base64 in its envelope.
 * Releases before 1.3 do not serve it.
 */
final class CfsslCrl implements StatusClient {
  private static final ObjectMapper LONG =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(CrlClient.MAX_BODY).build())
              .build());

  private final URI url;
  private final CrlReader reader;
  private final Clock clock;
  private final Transport http;

  CfsslCrl(CfsslConfig config, X509Certificate issuer, Clock clock) {
    this.url = CfsslApi.endpoint(config.url(), "crl");
    this.reader = new CrlReader(Issuers.holder(issuer));
    this.clock = clock;
    this.http = new Transport(config.timeout(), CrlClient.MAX_BODY, config.trust());
  }

  @Override
  public Seen ask(BigInteger serial) {
    try {
      HttpResponse<byte[]> answer = http.send(HttpRequest.newBuilder(url).build());
      return switch (answer.statusCode()) {
        case 200 -> read(answer.body(), serial);
        case 404 -> Seen.none("this cfssl serves no CRL; configure ocsp or crl");
        default -> Seen.none("CRL: HTTP " + answer.statusCode());
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Seen.none("CRL: interrupted");
    } catch (IOException e) {
      return Seen.none("CRL at " + url + ": " + e.getMessage());
    }
  }

  @Override
  public void close() {
    http.close();
  }

  private Seen read(byte[] body, BigInteger serial) throws IOException {
    try {
      JsonNode said = LONG.readTree(body);
      return reader.read(said.path("result").binaryValue(), serial, clock.instant());
    } catch (IOException | RuntimeException e) {
      return Seen.none("CRL: the answer is none of cfssl");
    }
  }
}
