package io.portcullis.connectors.notify.pagerduty;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.notify.Channel;
import io.portcullis.connectors.notify.Delivery;
import io.portcullis.connectors.notify.Message;
import io.portcullis.connectors.notify.webhook.Post;
import io.portcullis.model.Severity;

/**
 * An incident of PagerDuty for each message, by its Events API v2 (developer.pagerduty.com: "Send
 * an Alert Event"): {@code trigger} with the message's id as {@code dedup_key}, so that a
 * repetition is the same incident; {@code acknowledge} when all that it told of is acknowledged,
 * {@code resolve} when it is closed. A summary has at most 1,024 characters, an event 512 KB.
 */
public final class PagerDuty implements Channel {
  private static final int MAX_SUMMARY = 1_024;
  private static final int MAX_BYTES = 500_000;

  private final String name;
  private final Supplier<String> routingKey;
  private final Post post;

  /**
   * @param routingKey the integration key of the service, read at each call
   */
  public PagerDuty(String name, Supplier<String> routingKey, Post post) {
    this.name = name;
    this.routingKey = routingKey;
    this.post = post;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Delivery deliver(Message message) {
    Message some = message.fitting(m -> Json.bytes(details(m)).length <= MAX_BYTES);
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("summary", cut(some.title()));
    payload.put("source", "portcullis");
    payload.put("severity", severity(some.severity()));
    payload.put("timestamp", some.at().toString());
    payload.put("group", some.owner());
    payload.put("custom_details", details(some));
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("event_action", "trigger");
    event.put("dedup_key", some.id());
    event.put("client", "Portcullis");
    event.put("payload", payload);
    event.put("links", links(some));
    return send(event);
  }

  private static Map<String, Object> details(Message message) {
    return Map.of("lines", message.plain());
  }

  private static List<Map<String, String>> links(Message message) {
    return message.items().getFirst().links().stream()
        .map(link -> Map.of("href", link.target(), "text", link.text()))
        .toList();
  }

  @Override
  public boolean keepsIncidents() {
    return true;
  }

  @Override
  public Delivery ended(String message, End end) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("event_action", end == End.ACKNOWLEDGED ? "acknowledge" : "resolve");
    event.put("dedup_key", message);
    return send(event);
  }

  private Delivery send(Map<String, Object> event) {
    try {
      event.put("routing_key", routingKey.get());
    } catch (IllegalStateException e) {
      return Delivery.silent(e.getMessage());
    }
    return post.send(Json.bytes(event), Map.of());
  }

  /** PagerDuty has four. */
  private static String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "critical";
      case HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, INFO -> "info";
    };
  }

  private static String cut(String text) {
    return text.length() <= MAX_SUMMARY ? text : text.substring(0, MAX_SUMMARY);
  }

  @Override
  public String check() {
    return post.check();
  }

  @Override
  public void close() {
    post.close();
  }
}
