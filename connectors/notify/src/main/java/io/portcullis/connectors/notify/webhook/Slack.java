package io.portcullis.connectors.notify.webhook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.portcullis.connectors.notify.Message;

/**
 * Slack's incoming webhooks with Block Kit (docs.slack.dev: "Sending messages using incoming
 * webhooks", "Blocks", "Formatting message text"). A header has at most 150 characters, a section
 * 3,000, a message 50 blocks; and not more than about 13,000 characters in all, which is not
 * documented (slackapi/bolt-js issue 2509).
 */
public final class Slack implements Shape {
  private static final int MAX_HEADER = 150;
  private static final int MAX_SECTION = 3_000;
  private static final int MAX_ALL = 12_000;

  @Override
  public Map<String, Object> body(Message message) {
    Message some = message.fitting(Slack::fits);
    List<Map<String, Object>> blocks = new ArrayList<>();
    String title = some.severity() + ": " + some.title();
    blocks.add(block("header", text("plain_text", cut(title, MAX_HEADER))));
    some.items().forEach(item -> blocks.add(section(section(some, item))));
    if (some.more() > 0) {
      blocks.add(section(escaped(some.rest())));
    }
    Map<String, Object> body = new LinkedHashMap<>();
    // What notifications and screen readers tell.
    body.put("text", escaped(title));
    body.put("blocks", blocks);
    return body;
  }

  private static boolean fits(Message message) {
    List<Integer> sections =
        message.items().stream().map(item -> section(message, item).length()).toList();
    return sections.stream().allMatch(length -> length <= MAX_SECTION)
        && sections.stream().mapToInt(length -> length).sum() <= MAX_ALL;
  }

  private static String section(Message message, Message.Item item) {
    String head =
        message.single() ? "" : "*" + escaped(item.severity() + ": " + item.title()) + "*\n";
    String lines =
        item.lines().stream().map(line -> escaped(line) + "\n").collect(Collectors.joining());
    String links =
        item.links().stream()
            .map(link -> "<" + address(link.target()) + "|" + label(link.text()) + ">")
            .collect(Collectors.joining(" · "));
    String all = head + lines + links;
    return all.isBlank() ? escaped(item.title()) : all;
  }

  /** These three are Slack's control characters; mentions such as {@code <!here>} need them. */
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String label(String text) {
    return escaped(text).replace("|", "¦");
  }

  private static String address(String url) {
    return escaped(url).replace("|", "%7C");
  }

  private static Map<String, Object> section(String mrkdwn) {
    return block("section", text("mrkdwn", cut(mrkdwn, MAX_SECTION)));
  }

  private static Map<String, Object> block(String type, Map<String, Object> text) {
    return Map.of("type", type, "text", text);
  }

  private static Map<String, Object> text(String type, String text) {
    return Map.of("type", type, "text", text);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
