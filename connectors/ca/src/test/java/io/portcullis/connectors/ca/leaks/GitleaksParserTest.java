package io.portcullis.connectors.ca.leaks;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class GitleaksParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new GitleaksParser();
  }

  @Test
  void tellsTheSecretNowhere() {
    // Given
    String body =
        """
        [{"RuleID":"private-key","File":"a.key","Secret":"-----BEGIN PRIVATE KEY-----hunter2-----END PRIVATE KEY-----","Match":"hunter2"},
         {"RuleID":"x","File":"hunter","Secret":"hunter2","Date":"no time"}]
        """;
    // When
    String said = Json.text(parser().parse(body.getBytes(UTF_8), context()));
    // Then
    assertThat(said).contains("a.key").doesNotContain("hunter2");
  }
}
