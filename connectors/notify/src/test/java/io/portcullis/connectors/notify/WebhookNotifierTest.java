package io.portcullis.connectors.notify;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.portcullis.model.Action;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookNotifierTest {
  private HttpServer receiver;

  @BeforeEach
  void open() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    receiver.start();
  }

  @AfterEach
  void close() {
    receiver.stop(0);
  }

  /** The bound is there to end the test where the call does not end. */
  @Test
  @Timeout(60)
  void aReceiverThatStopsInTheMiddleOfItsAnswerHoldsNobody() {
    Outcome outcome =
        told(
            exchange -> {
              exchange.sendResponseHeaders(200, 100);
              exchange.getResponseBody().write(1);
              exchange.getResponseBody().flush();
            });
    assertThat(outcome.status()).isEqualTo(Status.SILENT);
  }

  @Test
  void aRefusalIsAFailure() {
    Outcome outcome =
        told(
            exchange -> {
              exchange.sendResponseHeaders(500, -1);
              exchange.close();
            });
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
  }

  @Test
  void whatIsTakenIsAcknowledged() {
    Outcome outcome =
        told(
            exchange -> {
              exchange.sendResponseHeaders(200, 2);
              exchange.getResponseBody().write(new byte[2]);
              exchange.close();
            });
    assertThat(outcome.status()).isEqualTo(Status.ACKNOWLEDGED);
  }

  private Outcome told(HttpHandler answer) {
    receiver.createContext("/", answer);
    URI url = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/");
    WebhookConfig config =
        new WebhookConfig("on-call", url, Optional.empty(), Duration.ofSeconds(2));
    return new WebhookNotifier(config, Clock.systemUTC()).enforce(action());
  }

  private static Action action() {
    Instant then = Instant.parse("2026-03-04T05:06:07Z");
    return new Action(
        "act-1",
        "sub-1",
        SubjectKind.DEVICE,
        new Target.OfPeople("on-call", "come"),
        Want.TOLD,
        1,
        1,
        ReasonCode.UNSPECIFIED,
        "r",
        "sig-1",
        then,
        then);
  }
}
