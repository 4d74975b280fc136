package io.portcullis.connectors.notify.webhook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.connectors.notify.Message;

/** The hub's own form, for receivers that people write themselves: docs/alerts.md. */
public final class Generic implements Shape {
  @Override
  public Map<String, Object> body(Message message) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", message.id());
    body.put("severity", message.severity().name());
    body.put("owner", message.owner());
    body.put("title", message.title());
    body.put("at", message.at().toString());
    body.put("alerts", message.items().stream().map(Generic::alert).toList());
    body.put("more", message.more());
    return body;
  }

  private static Map<String, Object> alert(Message.Item item) {
    List<Map<String, String>> links =
        item.links().stream().map(l -> Map.of("text", l.text(), "url", l.target())).toList();
    Map<String, Object> alert = new LinkedHashMap<>();
    alert.put("severity", item.severity().name());
    alert.put("title", item.title());
    alert.put("lines", item.lines());
    alert.put("links", links);
    return alert;
  }
}
