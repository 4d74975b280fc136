package io.portcullis.routes.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;

import io.portcullis.connectors.api.Json;

/**
 * Elasticsearch's REST interface over its low-level client: documents go through byte by byte as
 * they were sealed, which a client that maps objects would not promise. Safe for many threads.
 */
public final class Elasticsearch implements AutoCloseable {
  private static final ContentType NDJSON = ContentType.create("application/x-ndjson");
  private static final Timeout CONNECT = Timeout.ofSeconds(5);
  private static final Timeout ANSWER = Timeout.ofSeconds(60);
  private static final int FIRST_ERROR = 300;

  private final Rest5Client client;

  private Elasticsearch(Rest5Client client) {
    this.client = client;
  }

  /** Connects at the first call. */
  public static Elasticsearch at(ElasticsearchAccess access) {
    Rest5ClientBuilder builder =
        Rest5Client.builder(access.hosts())
            .setConnectionConfigCallback(c -> c.setConnectTimeout(CONNECT))
            .setRequestConfigCallback(c -> c.setResponseTimeout(ANSWER));
    access.tls().ifPresent(builder::setSSLContext);
    if (!access.authorization().isEmpty()) {
      Header header = new BasicHeader(HttpHeaders.AUTHORIZATION, access.authorization(), true);
      builder.setDefaultHeaders(new Header[] {header});
    }
    return new Elasticsearch(builder.build());
  }

  /**
   * @throws ElasticsearchRefusal when it answers with an error, of whatever status
   * @throws IOException when it can not be reached
   */
  public JsonNode get(String path) throws IOException {
    return perform(new Request("GET", path));
  }

  /** As {@link #get}, with a JSON body; an empty one sends none. */
  public JsonNode send(String method, String path, String json) throws IOException {
    Request request = new Request(method, path);
    if (!json.isEmpty()) {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    }
    return perform(request);
  }

  /** As {@link #send}, with lines of the bulk API; what came of each stands in the answer. */
  public JsonNode bulk(byte[] lines) throws IOException {
    Request request = new Request("POST", "/_bulk");
    request.setEntity(new ByteArrayEntity(lines, NDJSON));
    return perform(request);
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode perform(Request request) throws IOException {
    Response answer = answer(request);
    if (answer.getStatusCode() >= FIRST_ERROR) {
      throw new ElasticsearchRefusal(
          answer.getStatusCode(),
          "%s %s: %d %s"
              .formatted(
                  request.getMethod(),
                  request.getEndpoint(),
                  answer.getStatusCode(),
                  reason(answer)));
    }
    return json(answer);
  }

  /** Of any status: the client itself throws for 500 and above only, and a refusal is below. */
  private Response answer(Request request) throws IOException {
    try {
      return client.performRequest(request);
    } catch (ResponseException e) {
      return e.getResponse();
    }
  }

  private static JsonNode json(Response response) throws IOException {
    if (response.getEntity() == null) {
      return MissingNode.getInstance();
    }
    try (InputStream body = response.getEntity().getContent()) {
      return Json.MAPPER.readTree(body);
    }
  }

  private static String reason(Response answer) throws IOException {
    try {
      JsonNode error = json(answer).path("error");
      return error.isTextual() ? error.asText() : error.path("reason").asText("");
    } catch (JsonProcessingException e) {
      // A proxy answers for itself.
      return "without a reason in JSON";
    }
  }
}
