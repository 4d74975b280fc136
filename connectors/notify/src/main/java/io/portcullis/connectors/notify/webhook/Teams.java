package io.portcullis.connectors.notify.webhook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.notify.Message;
import io.portcullis.model.Alert;

/**
 * Microsoft Teams by a webhook of Workflows ("When a Teams webhook request is received"): an
 * Adaptive Card in the envelope of a message (learn.microsoft.com: "Create and send messages",
 * adaptivecards.io). The connectors that took a MessageCard are retired. Text stands in text runs,
 * in which Markdown means nothing. A message has at most 28 KB.
 */
public final class Teams implements Shape {
  private static final int MAX_BYTES = 25_000;
  private static final int MAX_ACTIONS = 6;
  private static final String CARD = "application/vnd.microsoft.card.adaptive";

  @Override
  public Map<String, Object> body(Message message) {
    return envelope(message.fitting(some -> Json.bytes(envelope(some)).length <= MAX_BYTES));
  }

  private static Map<String, Object> envelope(Message message) {
    List<Object> parts = new ArrayList<>();
    parts.add(run(message.severity() + ": " + message.title(), "Large", true));
    for (Message.Item item : message.items()) {
      if (!message.single()) {
        parts.add(run(item.severity() + ": " + item.title(), "Default", true));
      }
      item.lines().forEach(line -> parts.add(run(line, "Default", false)));
      List<Map<String, Object>> actions =
          item.links().stream().limit(MAX_ACTIONS).map(Teams::open).toList();
      if (!actions.isEmpty()) {
        parts.add(Map.of("type", "ActionSet", "actions", actions));
      }
    }
    if (message.more() > 0) {
      parts.add(run(message.rest(), "Default", false));
    }
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    card.put("type", "AdaptiveCard");
    card.put("version", "1.2");
    card.put("body", parts);
    return Map.of(
        "type", "message", "attachments", List.of(Map.of("contentType", CARD, "content", card)));
  }

  private static Map<String, Object> run(String text, String size, boolean bold) {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("type", "TextRun");
    run.put("text", text.isEmpty() ? " " : text);
    run.put("size", size);
    run.put("weight", bold ? "Bolder" : "Default");
    return Map.of("type", "RichTextBlock", "inlines", List.of(run));
  }

  private static Map<String, Object> open(Alert.Link link) {
    return Map.of("type", "Action.OpenUrl", "title", link.text(), "url", link.target());
  }
}
