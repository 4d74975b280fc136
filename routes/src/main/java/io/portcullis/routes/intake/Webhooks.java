package io.portcullis.routes.intake;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.AsyncProcessorSupport;

import io.portcullis.connectors.api.Handshake;
import io.portcullis.routes.config.AuthSettings;

/**
 * {@code POST /hooks/<source>}: answers 202 only when every signal of the body is in Kafka. Also
 * answers a vendor's question whether this is its address.
 */
public final class Webhooks extends RouteBuilder {
  public static final String ROUTE = "intake-webhooks";

  private static final int MAX_PARAMETERS = 32;

  private final Map<String, Hook> hooks;
  private final Supplier<Optional<Intake>> intake;
  private final WebhookAuth proof;
  private final long maxBody;
  private final Clock clock;
  private final SetEntrances sets;

  /** A source with how its senders prove themselves. */
  public record Hook(Source source, AuthSettings auth) {}

  /**
   * @param intake empty while the hub is starting: a 404 would tell senders to give up for good
   */
  public Webhooks(
      Map<String, Hook> hooks,
      WebhookAuth proof,
      Supplier<Optional<Intake>> intake,
      long maxBody,
      Clock clock) {
    this.hooks = Map.copyOf(hooks);
    this.proof = proof;
    this.intake = intake;
    this.maxBody = maxBody;
    this.clock = clock;
    this.sets = new SetEntrances(hooks, clock);
  }

  @Override
  public void configure() {
    from("platform-http:/hooks?matchOnUriPrefix=true&httpMethodRestrict=GET,POST&muteException=true")
        .routeId(ROUTE)
        .process(
            new AsyncProcessorSupport() {
              @Override
              public boolean process(Exchange exchange, AsyncCallback callback) {
                return receive(exchange, callback);
              }
            });
  }

  private boolean receive(Exchange exchange, AsyncCallback callback) {
    String path = exchange.getMessage().getHeader(Exchange.HTTP_PATH, "", String.class);
    Hook hook = hooks.get(path.replaceAll("^/+|/+$", "").replaceFirst("^hooks/", ""));
    if (hook == null) {
      return answer(exchange, callback, Reply.problem(404, "unknown source", path));
    }
    Optional<Reply> early = early(exchange, hook);
    if (early.isPresent()) {
      return answer(exchange, callback, early.get());
    }
    Optional<Intake> open = intake.get();
    return open.isPresent()
        ? receive(exchange, callback, path, hook, open.get())
        : answer(
            exchange, callback, Reply.problem(503, "starting", "the hub starts; send it again"));
  }

  /** Answers to what carries no record: a vendor's handshake, or a method that no hook takes. */
  private Optional<Reply> early(Exchange exchange, Hook hook) {
    String method = exchange.getMessage().getHeader(Exchange.HTTP_METHOD, "", String.class);
    Handshake handshake = hook.source().parser().handshake();
    Optional<Reply> reply =
        Handshakes.reply(
            handshake, method, name -> header(exchange, name), name -> query(exchange, name));
    if (reply.isPresent() && handshake instanceof Handshake.EchoHeader) {
      return proof
          .problem(hook.auth(), exchange, new byte[0], clock.instant())
          .map(why -> Reply.problem(401, "not authentic", why))
          .or(() -> reply);
    }
    return reply.isPresent() || method.equals("POST")
        ? reply
        : Optional.of(Reply.problem(405, "not allowed", "records are sent by POST"));
  }

  private static String header(Exchange exchange, String name) {
    return exchange.getMessage().getHeader(name, "", String.class);
  }

  /** Camel sets the parameters of a query as headers, too; only those of the query count here. */
  private static String query(Exchange exchange, String name) {
    String query = header(exchange, Exchange.HTTP_QUERY);
    return Stream.of(query.split("&", MAX_PARAMETERS))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> decoded(pair.substring(name.length() + 1)))
        .findFirst()
        .orElse("");
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private boolean receive(
      Exchange exchange, AsyncCallback callback, String path, Hook hook, Intake open) {
    byte[] body = body(exchange);
    Optional<Reply> refusal = refusal(exchange, hook, body);
    if (refusal.isPresent()) {
      String why = refusal.get().detail();
      open.refused(hook.source().name(), body, path, why)
          .whenComplete((done, failure) -> answer(exchange, callback, refusal.get()));
      return false;
    }
    Receipt receipt = open.accept(hook.source(), body, path);
    receipt
        .durable()
        .whenComplete(
            (done, failure) ->
                answer(exchange, callback, sets.reply(hook.source(), receipt, failure != null)));
    return false;
  }

  private Optional<Reply> refusal(Exchange exchange, Hook hook, byte[] body) {
    if (sets.has(hook.source())) {
      return sets.refusal(
          hook.source(), name -> exchange.getMessage().getHeader(name, "", String.class), body);
    }
    String type = exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, "", String.class);
    if (type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/")) {
      return Optional.of(
          Reply.problem(415, "a form", "send the record itself, e.g. as application/json"));
    }
    if (body.length > maxBody) {
      return Optional.of(
          Reply.problem(413, "body too large", body.length + " bytes, " + maxBody + " at most"));
    }
    return proof
        .problem(hook.auth(), exchange, body, clock.instant())
        .map(why -> Reply.problem(401, "not authentic", why));
  }

  private static byte[] body(Exchange exchange) {
    byte[] body = exchange.getMessage().getBody(byte[].class);
    return body == null ? new byte[0] : body;
  }

  private static boolean answer(Exchange exchange, AsyncCallback callback, Reply reply) {
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, reply.status());
    if (!reply.body().isEmpty()) {
      exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, reply.contentType());
      // RFC 8935 section 2.3 wants it said.
      exchange.getMessage().setHeader("Content-Language", "en");
    }
    exchange.getMessage().setBody(reply.body());
    callback.done(false);
    return false;
  }
}
