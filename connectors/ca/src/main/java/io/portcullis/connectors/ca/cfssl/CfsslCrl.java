package io.portcullis.connectors.ca.cfssl;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.connectors.ca.authority.HttpCall;
import io.portcullis.connectors.ca.authority.HttpReply;
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

  private final CrlReader reader;
  private final Clock clock;
  private final HttpCall http;

  CfsslCrl(CfsslConfig config, X509Certificate issuer, Clock clock) {
    this.reader = new CrlReader(Issuers.holder(issuer));
    this.clock = clock;
    this.http = CfsslApi.call(config, CrlClient.MAX_BODY);
  }

  @Override
  public Seen ask(BigInteger serial) {
    try {
      HttpReply answer = http.get("/crl", Map.of());
      return switch (answer.status()) {
        case 200 -> read(answer.body(), serial);
        case 404 -> Seen.none("this cfssl serves no CRL; configure proof");
        default -> Seen.none("CRL: HTTP " + answer.status());
      };
    } catch (IOException e) {
      return Seen.none("CRL of cfssl: " + e.getMessage());
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
