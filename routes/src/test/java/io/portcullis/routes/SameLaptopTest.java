package io.portcullis.routes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parsers;
import io.portcullis.model.Action;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Certificate;
import io.portcullis.model.Standing;
import io.portcullis.model.Statement.CertificateObserved;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Want;
import io.portcullis.model.guard.Limits;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.rules.bundle.BuiltIn;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The laptop that the MDM lists, the one that a sensor runs on and the one that holds a certificate
 * turn out to be one, by what the vendors' own lists say of it.
 */
class SameLaptopTest {
  private static final Alias MDM =
      Alias.vendor(AliasType.MDM_DEVICE, "intune", "5b1d8c4e-0a17-4f3e-9a55-2f0c7710a0a7");
  private static final Alias ENTRA =
      new Alias(AliasType.ENTRA_DEVICE, "9c2e6f10-77aa-4f0b-8a21-c01dbe5ef0a7");
  private static final Alias SENSOR = Alias.vendor(AliasType.EDR_AGENT, "crowdstrike", "a0a7c042");
  private static final String DEVICES =
      """
      {"value": [{
        "id": "5b1d8c4e-0a17-4f3e-9a55-2f0c7710a0a7", "deviceName": "LAPTOP-0A7",
        "lastSyncDateTime": "2026-03-02T07:00:00Z", "complianceState": "compliant",
        "managementState": "managed", "azureADDeviceId": "9c2e6f10-77aa-4f0b-8a21-c01dbe5ef0a7",
        "manufacturer": "Fabrikam", "serialNumber": "SN-0A7", "wiFiMacAddress": "02005E0000A7",
        "userId": "1f4a0b7c-3d2e-4b6f-8c9d-aa00bb11cca7",
        "userPrincipalName": "anna@lab.example"}]}
      """;
  private static final String HOSTS =
      """
      {"resources": [{
        "device_id": "a0a7c042", "hostname": "renamed-since", "serial_number": "SN-0A7",
        "system_manufacturer": "Fabrikam", "platform_name": "Windows",
        "modified_timestamp": "2026-03-02T07:30:00Z"}]}
      """;
  private static final String DETECTION =
      """
      {"metadata": {"customerIDString": "c1", "offset": 7,
          "eventType": "EppDetectionSummaryEvent", "eventCreationTime": 1772438400000},
       "event": {"Hostname": "renamed-since", "AgentId": "a0a7c042", "CompositeId": "c1:ind:7",
          "Name": "Malware", "SeverityName": "High", "Tactic": "Execution"}}
      """;

  private final Middle middle = new Middle(BuiltIn.load(), Limits.DEFAULT);

  @AfterEach
  void stop() {
    middle.close();
  }

  @Test
  void aDetectionOnTheSensorHoldsTheCertificateOfTheDevice() {
    certificateOfTheDevice();
    read("intune", DEVICES);
    read("crowdstrike", HOSTS);
    // When
    read("crowdstrike", DETECTION);
    // Then
    Subject laptop = subject(SENSOR);
    assertThat(laptop.id()).isEqualTo(subject(MDM).id()).isEqualTo(subject(ENTRA).id());
    assertThat(laptop.owner()).isEqualTo("anna@lab.example");
    assertThat(laptop.trust().admitted()).isEqualTo(Standing.QUARANTINED);
    assertThat(held()).containsExactly(Want.HELD);
  }

  @Test
  void aDetectionFromBeforeTheListsAreReadIsTakenOver() {
    certificateOfTheDevice();
    read("crowdstrike", DETECTION);
    assertThat(subject(ENTRA).trust().admitted()).isEqualTo(Standing.GOOD);
    // When
    read("intune", DEVICES);
    read("crowdstrike", HOSTS);
    // Then
    assertThat(subject(SENSOR).id()).isEqualTo(subject(ENTRA).id());
    assertThat(subject(ENTRA).trust().admitted()).isEqualTo(Standing.QUARANTINED);
    assertThat(held()).containsExactly(Want.HELD);
  }

  @Test
  void theOrderOfTheListsDoesNotMatter() {
    read("crowdstrike", HOSTS);
    read("intune", DEVICES);
    certificateOfTheDevice();
    // When
    read("crowdstrike", DETECTION);
    // Then
    assertThat(subject(SENSOR).id()).isEqualTo(subject(MDM).id());
    assertThat(held()).containsExactly(Want.HELD);
  }

  private void certificateOfTheDevice() {
    Certificate certificate =
        new Certificate(
            "CN=Test CA",
            "0A7",
            "CN=9c2e6f10-77aa-4f0b-8a21-c01dbe5ef0a7",
            "",
            "",
            Middle.START,
            Middle.START.plus(Duration.ofDays(90)),
            false,
            "");
    middle.say(
        SubjectKind.DEVICE,
        "scanner",
        new CertificateObserved(certificate),
        Alias.certificate("CN=Test CA", "0A7"),
        ENTRA);
  }

  private void read(String type, String body) {
    ParseContext context = new ParseContext("lab-" + type, middle.now(), "intake-" + body.length());
    Parsers.byType(type)
        .orElseThrow()
        .parse(body.getBytes(StandardCharsets.UTF_8), context)
        .stream()
        .map(Parsed.Understood.class::cast)
        .flatMap(understood -> understood.signals().stream())
        .forEach(middle::deliver);
  }

  private Subject subject(Alias alias) {
    return middle.subject(alias).subject();
  }

  private List<Want> held() {
    return middle.actions(Topic.ACTIONS_CA).stream().map(Action::want).toList();
  }
}
