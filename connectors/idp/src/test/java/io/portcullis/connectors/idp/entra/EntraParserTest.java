package io.portcullis.connectors.idp.entra;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class EntraParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new EntraParser();
  }

  @Override
  protected List<String> corpus() {
    return List.of(
        "azure/entra-azure-ad",
        "azure/otrf-aad-audit",
        "azure_signin/panther-azure_signin",
        "microsoft/entraid-graphapi",
        "microsoft_graph/change-notification");
  }

  @Test
  void theSecretOfASubscriptionIsRepeatedNowhere() {
    // Given
    String body =
        """
        {"value": [
          {"subscriptionId": "s-1", "changeType": "updated", "clientState": "hunter2",
           "resource": "Users/11111111-0000-0000-0000-00000000000a",
           "resourceData": {"@odata.type": "#Microsoft.Graph.User", "id": "11111111-0000-0000-0000-00000000000a"}},
          {"subscriptionId": "s-1", "changeType": ["updated"], "clientState": "hunter2",
           "resource": "Users/b"}]}
        """;
    // When
    List<Parsed> parsed = parser().parse(body.getBytes(UTF_8), context());
    // Then
    assertThat(parsed).hasSize(2);
    assertThat(parsed.toString()).doesNotContain("hunter2");
  }
}
