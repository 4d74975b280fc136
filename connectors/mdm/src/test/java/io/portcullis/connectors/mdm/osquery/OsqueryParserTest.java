package io.portcullis.connectors.mdm.osquery;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;
import io.portcullis.model.Statement.Noted;

import static org.assertj.core.api.Assertions.assertThat;

class OsqueryParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new OsqueryParser();
  }

  @Override
  protected List<String> corpus() {
    return List.of("osquery/panther-osquery");
  }

  @ParameterizedTest
  @CsvSource({
    "pack_incident-response_logged_in_users, LOGIN",
    "pack/Global/last, LOGIN",
    "pack_osx-attacks_Leverage, DETECTION",
    "pack_incident-response_crontab, TELEMETRY",
    "user_ssh_keys, CREDENTIAL",
    "users, ACCOUNT",
    "bitlocker_info, POSTURE",
    "my own question, OTHER"
  })
  void aQueryIsAboutWhatItsNameSays(String query, Topic topic) {
    assertThat(Topic.of(query)).isEqualTo(topic);
  }

  @Test
  void oneUnprotectedDiskOfSeveralIsEnough() {
    // Given
    String snapshot =
        """
        {"name": "disk_encryption", "hostIdentifier": "h", "action": "snapshot",
         "snapshot": [{"encrypted": "1"}, {"encrypted": "0"}]}
        """;
    // When
    Parsed parsed = parser().parse(snapshot.getBytes(StandardCharsets.UTF_8), context()).get(0);
    // Then
    Noted noted = (Noted) ((Parsed.Understood) parsed).signals().get(0).statement();
    assertThat(noted.success()).isFalse();
  }
}
