package io.portcullis.connectors.ca.renewals;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;
import io.portcullis.model.Statement.Remarked;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class RenewalsParserTest extends ParserContract {
  private static final String SPKI = "ab".repeat(32);

  @Override
  protected Parser parser() {
    return new RenewalsParser();
  }

  @Test
  void ofALongReasonTheEndIsKept() {
    // Given
    String body = Json.text(new Told(SPKI, "certbot", "failed", "x".repeat(2_000) + "\nno route"));
    // When
    List<Parsed> parsed = parser().parse(body.getBytes(UTF_8), context());
    // Then
    Remarked remarked =
        (Remarked) ((Parsed.Understood) parsed.getFirst()).signals().getFirst().statement();
    assertThat(remarked.said().getFirst().detail())
        .hasSize(Remarked.MAX_TEXT)
        .startsWith("…xxx")
        .endsWith("x no route");
  }

  private record Told(String spki, String job, String result, String reason) {}
}
