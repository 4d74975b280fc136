package io.portcullis.connectors.mdm.jamf;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.PostureChanged;

import static org.assertj.core.api.Assertions.assertThat;

class JamfParserTest extends ParserContract {
  private static final String GROUP =
      """
      {"webhook": {"webhookEvent": "SmartGroupComputerMembershipChange"},
       "event": {"computer": %s, "name": "%s", "groupAddedDevicesIds": [52]}}
      """;

  @Override
  protected Parser parser() {
    return new JamfParser();
  }

  private Signal only(String body) {
    Parsed parsed = parser().parse(body.getBytes(StandardCharsets.UTF_8), context()).get(0);
    return ((Parsed.Understood) parsed).signals().get(0);
  }

  private Compliance compliance(String group) {
    return ((PostureChanged) only(GROUP.formatted("true", group)).statement()).compliance();
  }

  @Test
  void aGroupSaysByItsNameWhetherItsMembersComply() {
    // When, then
    assertThat(compliance("Non-compliant Macs")).isEqualTo(Compliance.NON_COMPLIANT);
    assertThat(compliance("not compliant")).isEqualTo(Compliance.NON_COMPLIANT);
    assertThat(compliance("Noncompliant")).isEqualTo(Compliance.NON_COMPLIANT);
    assertThat(compliance("Compliant Macs")).isEqualTo(Compliance.COMPLIANT);
  }

  @Test
  void aComputerAndAPhoneWithOneNumberAreTwoDevices() {
    // When
    Signal computer = only(GROUP.formatted("true", "g"));
    Signal phone = only(GROUP.formatted("false", "g"));
    // Then
    assertThat(computer.aliases()).isNotEqualTo(phone.aliases());
  }
}
