package io.portcullis.routes.transmit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.AsyncProcessorSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.idp.ssf.transmit.PollRequest;
import io.portcullis.routes.config.SecretRef;

/** {@code POST /ssf/streams/NAME/poll} of one stream (RFC 8936 section 2). */
final class PollRoute extends RouteBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(PollRoute.class);

  private final String stream;
  private final SecretRef token;
  private final PollCounter counter;

  PollRoute(String stream, SecretRef token, PollCounter counter) {
    this.stream = stream;
    this.token = token;
    this.counter = counter;
  }

  @Override
  public void configure() {
    fromF("platform-http:/ssf/streams/%s/poll?httpMethodRestrict=POST&muteException=true", stream)
        .routeId("ssf-poll-" + stream)
        .process(
            new AsyncProcessorSupport() {
              @Override
              public boolean process(Exchange exchange, AsyncCallback callback) {
                // A question may wait for a token, which no thread of the server may.
                Thread.ofVirtual()
                    .name("ssf-poll-" + stream)
                    .start(
                        () -> {
                          answer(exchange);
                          callback.done(false);
                        });
                return false;
              }
            });
  }

  private void answer(Exchange exchange) {
    String authorization = exchange.getMessage().getHeader("Authorization", "", String.class);
    byte[] body = exchange.getMessage().getBody(byte[].class);
    Answer answer = answer(authorization, body == null ? new byte[0] : body);
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
    if (answer.status() == 401) {
      exchange.getMessage().setHeader("WWW-Authenticate", "Bearer");
    }
    if (answer.status() == 503) {
      exchange.getMessage().setHeader("Retry-After", "5");
    }
    exchange.getMessage().setBody(Json.text(answer.body()));
  }

  /** An answer as it goes out. */
  record Answer(int status, Map<String, ?> body) {
    static Answer problem(int status, String why) {
      return new Answer(status, Map.of("err", "invalid_request", "description", why));
    }
  }

  Answer answer(String authorization, byte[] body) {
    try {
      if (!same(authorization, "Bearer " + token.reveal())) {
        return new Answer(
            401, Map.of("err", "authentication_failed", "description", "no such token"));
      }
      PollRequest request = PollRequest.read(body);
      return counter.open()
          ? new Answer(200, counter.ask(request))
          : Answer.problem(503, "another hub works this stream, or none yet; ask again");
    } catch (BadRecord e) {
      return Answer.problem(400, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.problem(503, "the hub ends");
    } catch (RuntimeException e) {
      LOG.warn("stream {}: a question is not answered: {}", stream, e.getMessage());
      return Answer.problem(503, "the log did not take it; ask again");
    }
  }

  private static boolean same(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }
}
