package io.portcullis.routes.issuance;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Metrics;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.routes.config.FrontSettings;
import io.portcullis.routes.intake.WebhookAuth;
import io.portcullis.routes.telemetry.Tracing;

/**
 * {@code POST /issuance/authorize/FRONT}, or without a name where there is one front alone. Each
 * answer to a front that proved itself is recorded.
 */
public final class IssuanceRoute extends RouteBuilder {
  public static final String ROUTE = "issuance-authorize";

  static final int MAX_BODY = 256 * 1024;

  /** Of one front. More than so many new certificates in a second are no enrolment. */
  static final int MOST_PER_SECOND = 200;

  private static final String PATH = "/issuance/authorize";

  private final Issuance issuance;
  private final Recorder<Told> recorder;
  private final WebhookAuth proof;
  private final Tracing tracing;
  private final Clock clock;
  private final Map<String, Front> fronts;

  private record Front(FrontSettings settings, Form form, PerSecond rate) {}

  /**
   * @param fronts those that may ask; none is one in the plain form, from this machine
   */
  public IssuanceRoute(
      Issuance issuance,
      List<FrontSettings> fronts,
      Recorder<Told> recorder,
      WebhookAuth proof,
      Tracing tracing,
      Clock clock) {
    this.tracing = tracing;
    this.issuance = issuance;
    this.recorder = recorder;
    this.proof = proof;
    this.clock = clock;
    List<FrontSettings> all = fronts.isEmpty() ? List.of(FrontSettings.onLoopback()) : fronts;
    this.fronts =
        all.stream()
            .collect(
                Collectors.toMap(
                    FrontSettings::name,
                    f -> new Front(f, Form.of(f), new PerSecond(MOST_PER_SECOND))));
  }

  @Override
  public void configure() {
    from("platform-http:"
            + PATH
            + "?matchOnUriPrefix=true&httpMethodRestrict=POST&muteException=true")
        .routeId(ROUTE)
        .process(exchange -> tracing.answering("issuance", () -> answer(exchange)));
  }

  private void answer(Exchange exchange) {
    byte[] given = exchange.getMessage().getBody(byte[].class);
    byte[] body = given == null ? new byte[0] : given;
    Instant now = clock.instant();
    Optional<Front> front =
        front(exchange.getMessage().getHeader(Exchange.HTTP_PATH, "", String.class));
    if (front.isEmpty()) {
      problem(exchange, 404, "unknown front", "there is no such front in the configuration");
      return;
    }
    Optional<String> unproved = proof.problem(front.get().settings().auth(), exchange, body, now);
    if (unproved.isPresent()) {
      problem(exchange, 401, "not authentic", unproved.get());
    } else if (!front.get().rate().take(now)) {
      exchange.getMessage().removeHeaders("*");
      exchange.getMessage().setHeader("Retry-After", "1");
      write(exchange, 429, problem(429, "too many", "at most " + MOST_PER_SECOND + " a second"));
    } else if (body.length > MAX_BODY) {
      problem(exchange, 413, "body too large", "at most " + MAX_BODY + " bytes");
    } else {
      judge(exchange, front.get(), body, now);
    }
  }

  private Optional<Front> front(String path) {
    String name = path.replaceAll("^/+|/+$", "").replaceFirst("^issuance/authorize/?", "");
    return name.isEmpty() && fronts.size() == 1
        ? fronts.values().stream().findFirst()
        : Optional.ofNullable(fronts.get(name));
  }

  private void judge(Exchange exchange, Front front, byte[] body, Instant now) {
    try {
      Application application = front.form().read(body, now);
      Answer answer = issuance.ask(application);
      Answer said =
          recorded(front.settings(), told(front.settings(), application, answer, now), answer);
      Form.Reply reply = front.form().reply(said);
      exchange.getMessage().removeHeaders("*");
      write(exchange, reply.status(), reply.body());
    } catch (Unreadable e) {
      Answer none = Answer.deny(e.getMessage());
      String name = front.settings().name();
      recorded(
          front.settings(),
          new Told(AnswerRecord.of(name, Optional.empty(), none, now), List.of()),
          none);
      problem(exchange, 400, "not readable", e.getMessage());
    }
  }

  private Told told(FrontSettings front, Application application, Answer answer, Instant now) {
    AuditRecord record = AnswerRecord.of(front.name(), Optional.of(application), answer, now);
    return new Told(
        record,
        issuance
            .signals()
            .of(front, application, answer, issuance.meant(application), record.id(), now));
  }

  /** What can not be recorded is no yes. */
  private Answer recorded(FrontSettings front, Told told, Answer answer) {
    boolean kept = recorder.take(told);
    Answer said =
        kept || !answer.allowed()
            ? answer
            : Answer.deny("answers can not be recorded now, so there is no yes");
    Tracing.about("portcullis.front", front.name());
    Tracing.about("portcullis.answer", said.kind().name());
    Metrics.counter(
            "portcullis.issuance",
            "front",
            front.name(),
            "decision",
            said.kind().name(),
            "recorded",
            Boolean.toString(kept))
        .increment();
    return said;
  }

  private static void problem(Exchange exchange, int status, String title, String detail) {
    exchange.getMessage().removeHeaders("*");
    write(exchange, status, problem(status, title, detail));
  }

  /** As RFC 9457 has it. */
  private static Map<String, Object> problem(int status, String title, String detail) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", title);
    problem.put("status", status);
    problem.put("detail", detail);
    return problem;
  }

  private static void write(Exchange exchange, int status, Object body) {
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    exchange
        .getMessage()
        .setHeader(
            Exchange.CONTENT_TYPE,
            status == 200 || status == 403 ? "application/json" : "application/problem+json");
    exchange.getMessage().setBody(Json.text(body));
  }
}
