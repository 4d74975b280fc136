package io.portcullis.connectors.ca.leaks;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class GithubParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new GithubParser();
  }

  @Test
  void tellsTheSecretNowhere() {
    // Given
    String body =
        """
        {"alert":{"number":1,"secret_type":"password","secret":"hunter2"},
         "repository":{"full_name":"example/shop"}}
        """;
    // When
    String said = Json.text(parser().parse(body.getBytes(UTF_8), context()));
    // Then
    assertThat(said).contains("example/shop").doesNotContain("hunter2");
  }
}
