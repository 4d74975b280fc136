package io.portcullis.connectors.notify;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.http.Transport;
import io.portcullis.model.Action;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.PointKind;
import io.portcullis.model.Target;

/** Posts what people must know as JSON. The action's id lets the receiver drop repetitions. */
public final class WebhookNotifier implements Enforcer {
  /** Nothing of an answer is read but its status. */
  private static final int MAX_BODY = 1 << 20;

  private final WebhookConfig config;
  private final Clock clock;
  private final Transport http;

  public WebhookNotifier(WebhookConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.http = new Transport(config.timeout(), MAX_BODY);
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public PointKind kind() {
    return PointKind.NOTIFY;
  }

  @Override
  public boolean serves(Target target) {
    return target instanceof Target.OfPeople;
  }

  @Override
  public Outcome enforce(Action action) {
    Instant sent = clock.instant();
    try {
      int status = http.send(request(action)).statusCode();
      boolean taken = status >= 200 && status < 300;
      return Outcome.of(
          action,
          taken ? Status.ACKNOWLEDGED : Status.FAILED,
          "HTTP " + status,
          sent,
          clock.instant());
    } catch (IOException e) {
      return Outcome.of(
          action, Status.SILENT, "no answer from " + config.url().getHost(), sent, clock.instant());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.of(action, Status.FAILED, "interrupted", sent, clock.instant());
    }
  }

  /** That a webhook took it is all there is to see. */
  @Override
  public Outcome verify(Action action) {
    Instant now = clock.instant();
    return Outcome.of(action, Status.VERIFIED, "taken by " + config.name(), now, now);
  }

  @Override
  public String check() {
    return "ok";
  }

  private HttpRequest request(Action action) {
    Target.OfPeople people = (Target.OfPeople) action.target();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", action.id());
    body.put("channel", people.channel());
    body.put("text", people.message());
    body.put("subject", action.subject());
    body.put("rule", action.rule());
    body.put("at", action.decidedAt().toString());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(config.url())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(Json.bytes(body)));
    config.token().ifPresent(t -> request.header("Authorization", "Bearer " + t.get()));
    return request.build();
  }
}
