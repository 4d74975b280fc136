package io.portcullis.connectors.edr.defender;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.Statement.RiskChanged;

import static org.assertj.core.api.Assertions.assertThat;

class DefenderParserTest extends ParserContract {
  private static final String EVIDENCE =
      """
      {"category": "AdvancedHunting-AlertEvidence", "properties": {"AlertId": "a-1",
       "EntityType": "Machine", "EvidenceRole": "%s", "Severity": "%s", "DeviceId": "d-1",
       "Timestamp": "2026-05-30T09:00:00Z", "Title": "t"}}
      """;

  @Override
  protected Parser parser() {
    return new DefenderParser();
  }

  @Override
  protected List<String> corpus() {
    return List.of(
        "microsoft/m365-defender-streaming", "microsoft_defender/panther-microsoft_defender");
  }

  private Signal only(String body) {
    Parsed parsed = parser().parse(body.getBytes(StandardCharsets.UTF_8), context()).get(0);
    return ((Parsed.Understood) parsed).signals().get(0);
  }

  @Test
  void aDeviceThatIsMerelyRelatedIsNotAtRisk() {
    // When
    Signal signal = only(EVIDENCE.formatted("Related", "High"));
    // Then
    assertThat(signal.statement()).isInstanceOf(Noted.class);
  }

  @Test
  void aSeverityOfALaterVersionIsNotGuessed() {
    // When
    Signal signal = only(EVIDENCE.formatted("Impacted", "Apocalyptic"));
    // Then
    assertThat(signal.statement()).isInstanceOf(Noted.class);
  }

  @Test
  void anImpactedDeviceIsAtRisk() {
    // When
    Signal signal = only(EVIDENCE.formatted("Impacted", "High"));
    // Then
    assertThat(signal.statement()).isInstanceOf(RiskChanged.class);
  }
}
