package io.portcullis.connectors.edr.sentinelone;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;
import io.portcullis.model.AliasType;
import io.portcullis.model.Severity;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement.RiskChanged;

import static org.assertj.core.api.Assertions.assertThat;

class SentinelOneParserTest extends ParserContract {
  private static final String THREAT =
      """
      {"agentRealtimeInfo": {"agentId": "15", "agentUuid": "aa",
       "networkInterfaces": [{"physical": "02:42:00:00:00:01"}]},
       "threatInfo": {"threatId": "77", "confidenceLevel": "malicious",
       "mitigationStatus": "%s", "incidentStatus": "%s"}}
      """;

  @Override
  protected Parser parser() {
    return new SentinelOneParser();
  }

  @Override
  protected List<String> corpus() {
    return List.of(
        "sentinel_one/activity-threat",
        "sentinel_one/identity",
        "sentinel_one/cloud-funnel2",
        "sentinel_one/elastic-alert",
        "sentinel_one/panther-sentinelone");
  }

  private Signal only(String body) {
    Parsed parsed = parser().parse(body.getBytes(StandardCharsets.UTF_8), context()).get(0);
    return ((Parsed.Understood) parsed).signals().get(0);
  }

  private RiskChanged risk(String mitigation, String incident) {
    return (RiskChanged) only(THREAT.formatted(mitigation, incident)).statement();
  }

  @Test
  void aThreatThatWasStoppedIsOneStepLessBad() {
    // When, then
    assertThat(risk("not_mitigated", "unresolved").severity()).isEqualTo(Severity.HIGH);
    assertThat(risk("mitigated", "unresolved").severity()).isEqualTo(Severity.MEDIUM);
  }

  @Test
  void onlyAPersonsWordResolvesAThreat() {
    // When, then
    assertThat(risk("mitigated", "unresolved").resolved()).isFalse();
    assertThat(risk("mitigated", "resolved").resolved()).isTrue();
    assertThat(risk("marked_as_benign", "unresolved").resolved()).isTrue();
  }

  @Test
  void theAddressOfABridgeNamesNoHost() {
    // When
    Signal signal = only(THREAT.formatted("mitigated", "unresolved"));
    // Then
    assertThat(signal.aliases()).noneMatch(alias -> alias.type() == AliasType.MAC);
  }
}
