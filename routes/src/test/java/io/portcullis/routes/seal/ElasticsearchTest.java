package io.portcullis.routes.seal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the real one does not answer here: it lets everybody in, and has no proxy before it. */
class ElasticsearchTest {
  private HttpServer server;
  private Elasticsearch elasticsearch;
  private int status;
  private String body = "";

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    elasticsearch = Elasticsearch.at(ElasticsearchAccess.open(uri));
  }

  @AfterEach
  void close() {
    elasticsearch.close();
    server.stop(0);
  }

  @Test
  void whoeverIsNotAllowedIsToldWhat() {
    // Given
    status = 403;
    body = "{\"error\":{\"reason\":\"action is unauthorized for API key\"},\"status\":403}";
    // When, then
    assertThatThrownBy(() -> elasticsearch.send("PUT", "/_component_template/a", "{}"))
        .isInstanceOf(ElasticsearchRefusal.class)
        .hasMessage("PUT /_component_template/a: 403 action is unauthorized for API key");
  }

  @Test
  void tooManyRequestsIsNoAnswerToASearch() {
    // Given
    status = 429;
    body = "{\"error\":\"too busy\"}";
    // When, then
    assertThatThrownBy(() -> elasticsearch.get("/a/_search"))
        .isInstanceOf(ElasticsearchRefusal.class)
        .hasMessage("GET /a/_search: 429 too busy");
  }

  @Test
  void aServerInTroubleIsTheSameErrorAsARefusal() {
    // Given
    status = 503;
    body = "{\"error\":{\"reason\":\"no master\"}}";
    // When, then
    assertThatThrownBy(() -> elasticsearch.get("/"))
        .isInstanceOf(ElasticsearchRefusal.class)
        .hasMessage("GET /: 503 no master");
  }

  @Test
  void whatAProxyAnswersForItselfIsAnErrorOfThatStatus() {
    // Given
    status = 403;
    body = "<html>Who are you?</html>";
    // When, then
    assertThatThrownBy(() -> elasticsearch.get("/"))
        .isInstanceOf(ElasticsearchRefusal.class)
        .hasMessage("GET /: 403 without a reason in JSON");
  }

  @Test
  void whatIsAnsweredIsGiven() throws IOException {
    // Given
    status = 200;
    body = "{\"took\":3}";
    // When
    int took = elasticsearch.get("/_search").path("took").asInt();
    // Then
    assertThat(took).isEqualTo(3);
  }
}
