package io.portcullis.connectors.ca.acme;

import java.io.IOException;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Consumer;

import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.connector.DefaultConnection;
import org.shredzone.acme4j.connector.HttpConnector;

import io.portcullis.connectors.api.http.RenewedTransport;

/**
 * acme4j's connection, carried by the hub's own transport: acme4j's deadline ends with the headers,
 * counts for each request anew, and its bodies have no end.
 */
final class BoundedConnection extends DefaultConnection {
  private final HttpConnector requests;
  private final RenewedTransport transport;
  private final Exchange exchange;

  BoundedConnection(HttpConnector requests, RenewedTransport transport, Exchange exchange) {
    super(requests);
    this.requests = requests;
    this.transport = transport;
    this.exchange = exchange;
  }

  @Override
  protected void sendRequest(Session session, URL url, Consumer<HttpRequest.Builder> body)
      throws IOException {
    HttpRequest.Builder request =
        requests.createRequestBuilder(url).header("Accept-Language", session.getLanguageHeader());
    body.accept(request);
    try {
      HttpResponse<byte[]> answer = transport.send(request.build(), exchange.deadline().left());
      if (answer.headers().firstValue("Content-Encoding").isPresent()) {
        throw new IOException("the answer is compressed, which was not asked for");
      }
      exchange.answered(answer);
      lastResponse = new Answer(answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
