package io.portcullis.connectors.notify.webhook;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.notify.Message;
import io.portcullis.connectors.notify.testkit.Messages;

import static org.assertj.core.api.Assertions.assertThat;

/** The forms that Slack and Teams document, with their limits. */
class ShapesTest {
  @Test
  void slackTakesTheLargestMessage() {
    // When
    JsonNode body = body(new Slack(), Messages.much());
    // Then
    assertThat(body.path("blocks").size()).isBetween(3, 50);
    int all = 0;
    for (JsonNode block : body.path("blocks")) {
      int length = block.at("/text/text").asText().length();
      assertThat(length).isBetween(1, block.path("type").asText().equals("header") ? 150 : 3_000);
      all += length;
    }
    assertThat(all).isLessThanOrEqualTo(13_000);
  }

  @Test
  void slackReadsNoneOfOurTextAsItsOwn() {
    // When
    JsonNode body = body(new Slack(), Messages.one());
    // Then
    String section = body.at("/blocks/1/text/text").asText();
    assertThat(section)
        .contains("&lt;b&gt;&amp;\"'")
        .contains("&lt;!here&gt;")
        .doesNotContain("<!here>", "<b>")
        .endsWith("<https://hub.example.net/keys/key-1?a=b&amp;c=d|Key ¦ card>");
    assertThat(body.at("/blocks/0/text/type").asText()).isEqualTo("plain_text");
    assertThat(body.path("text").asText()).doesNotContain("<!here>");
  }

  @Test
  void teamsTakesTheLargestMessage() {
    // When
    byte[] body = Json.bytes(new Teams().body(Messages.much()));
    // Then
    assertThat(body.length).isLessThanOrEqualTo(28_000);
    assertThat(new String(body, StandardCharsets.UTF_8)).contains("more: portcullis alerts list");
  }

  @Test
  void teamsGetsACardInTheEnvelopeOfAMessage() {
    // When
    JsonNode body = body(new Teams(), Messages.one());
    // Then
    assertThat(body.path("type").asText()).isEqualTo("message");
    assertThat(body.at("/attachments/0/contentType").asText())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    JsonNode card = body.at("/attachments/0/content");
    assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
    assertThat(card.path("version").asText()).isEqualTo("1.2");
    List<String> types = card.path("body").findValuesAsText("type");
    assertThat(Set.copyOf(types))
        .isSubsetOf(Set.of("RichTextBlock", "TextRun", "ActionSet", "Action.OpenUrl"));
    assertThat(card.at("/body/2/actions/0/url").asText()).startsWith("https://hub.example.net/");
  }

  private static JsonNode body(Shape shape, Message message) {
    return Json.MAPPER.valueToTree(shape.body(message));
  }
}
