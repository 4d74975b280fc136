package io.portcullis.routes.verdict;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

import io.portcullis.connectors.api.Json;
import io.portcullis.routes.config.AuthSettings;
import io.portcullis.routes.intake.WebhookAuth;
import io.portcullis.routes.telemetry.Tracing;
import io.portcullis.routes.verdict.Authorise.Answer;

/**
 * {@code POST /radius/authorize}: 200 lets in, anything else does not. Headers tell how old the
 * answer is, and how long it took.
 */
public final class AuthoriseRoute extends RouteBuilder {
  public static final String ROUTE = "radius-authorize";

  private final Authorise authorise;
  private final AuthSettings auth;
  private final WebhookAuth proof;
  private final Tracing tracing;
  private final Clock clock;

  /**
   * @param auth how the RADIUS server proves itself: as the source of its accounting
   */
  public AuthoriseRoute(
      Authorise authorise, AuthSettings auth, WebhookAuth proof, Tracing tracing, Clock clock) {
    this.tracing = tracing;
    this.authorise = authorise;
    this.proof = proof;
    this.auth = auth;
    this.clock = clock;
  }

  @Override
  public void configure() {
    from("platform-http:/radius/authorize?httpMethodRestrict=POST&muteException=true")
        .routeId(ROUTE)
        .process(exchange -> tracing.answering("authorise", () -> answer(exchange)));
  }

  private void answer(Exchange exchange) {
    long began = System.nanoTime();
    byte[] body = exchange.getMessage().getBody(byte[].class);
    boolean authentic =
        proof.problem(auth, exchange, body == null ? new byte[0] : body, clock.instant()).isEmpty();
    Answer answer =
        authentic ? ask(body) : Answers.refuse("the RADIUS server did not prove itself");
    Tracing.about("portcullis.answer", answer.allowed() ? "ALLOW" : "DENY");
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, answer.allowed() ? 200 : 401);
    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
    answer.asOf().ifPresent(at -> header(exchange, "X-Portcullis-As-Of", at));
    answer.storeAsOf().ifPresent(at -> header(exchange, "X-Portcullis-Store-As-Of", at));
    exchange.getMessage().setBody(Json.text(answer.attributes()));
    exchange.getMessage().setHeader("Server-Timing", "hub;dur=" + millis(began));
  }

  private Answer ask(byte[] body) {
    try {
      return authorise.ask(Json.VENDOR.readTree(body == null ? new byte[0] : body));
    } catch (JsonProcessingException e) {
      return Answers.refuse("the question is no JSON");
    } catch (IOException e) {
      return Answers.refuse("the question can not be read");
    }
  }

  /** How long the answer took in here, for who measures (W3C Server Timing). */
  private static String millis(long began) {
    return Double.toString(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began) / 1e3);
  }

  private static void header(Exchange exchange, String name, Instant at) {
    exchange.getMessage().setHeader(name, at.toString());
  }
}
