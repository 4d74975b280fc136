package io.portcullis.connectors.notify.testkit;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import io.portcullis.connectors.notify.Message;
import io.portcullis.model.Alert;
import io.portcullis.model.Severity;

/** Messages with everything in them that some form could take for its own. */
public final class Messages {
  public static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");
  public static final String NASTY = "<b>&\"'|]\\ *x* [a](http://evil.example) <!here> ü";

  private Messages() {}

  public static Message one() {
    return one("key of " + NASTY);
  }

  public static Message one(String title) {
    Alert.Link link = new Alert.Link("Key | card", "https://hub.example.net/keys/key-1?a=b&c=d");
    Message.Item item =
        new Message.Item(Severity.CRITICAL, title, List.of("because " + NASTY), List.of(link));
    return new Message("alr-1", Severity.CRITICAL, "payments", title, List.of(item), 0, AT);
  }

  /** As much as a message can hold. */
  public static Message much() {
    String line = "x".repeat(Alert.MAX_LINE);
    List<Message.Item> items =
        IntStream.range(0, Message.MAX_ITEMS)
            .mapToObj(
                i ->
                    new Message.Item(
                        Severity.HIGH,
                        "alert " + i,
                        IntStream.range(0, Alert.MAX_LINES).mapToObj(l -> line).toList(),
                        List.of(new Alert.Link("Explanation", "https://hub.example.net/e/" + i))))
            .toList();
    return new Message("msg-1", Severity.HIGH, "payments", "120 findings", items, 100, AT);
  }
}
