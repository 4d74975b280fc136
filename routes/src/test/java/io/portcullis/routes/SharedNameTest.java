package io.portcullis.routes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Session;
import io.portcullis.model.Severity;
import io.portcullis.model.Signal;
import io.portcullis.model.Standing;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.PostureChanged;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.Statement.RiskOrigin;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.guard.Limits;
import io.portcullis.routes.embedded.Topic;

import static org.assertj.core.api.Assertions.assertThat;

/** Names that a device says of itself: that of a docking station's card, and a forged hostname. */
class SharedNameTest {
  private static final Alias ONE = Alias.vendor(AliasType.MDM_DEVICE, "intune", "d-1");
  private static final Alias TWO = Alias.vendor(AliasType.MDM_DEVICE, "intune", "d-2");
  private static final Alias SERIAL = Alias.vendor(AliasType.DEVICE_SERIAL, "acme", "sn-1");
  private static final Alias OTHER = Alias.vendor(AliasType.DEVICE_SERIAL, "acme", "sn-2");
  private static final Alias AGENT = Alias.vendor(AliasType.EDR_AGENT, "falcon", "a-9");
  private static final Alias DOCK = new Alias(AliasType.MAC, "02:00:5e:00:00:d0");
  private static final Alias HOST = new Alias(AliasType.HOSTNAME, "laptop-1");
  private static final Alias LOGIN = Alias.certificate("CN=Test CA", "0B");
  private static final PostureChanged FINE =
      new PostureChanged(Compliance.COMPLIANT, Management.MANAGED, List.of());
  private static final PostureChanged BAD =
      new PostureChanged(Compliance.NON_COMPLIANT, Management.MANAGED, List.of("disk"));

  private final Middle middle = new Middle(new PlainPolicy(), Limits.DEFAULT);
  private int sessions;

  @AfterEach
  void stop() {
    middle.close();
  }

  // ---- a docking station ----

  @Test
  void twoLaptopsAtOneDockingStationStayTwo() {
    // When
    dockedBoth();
    // Then
    assertThat(subject(ONE).id()).isNotEqualTo(subject(TWO).id());
  }

  @Test
  void aSessionOfTheDockingStationAloneIsNeitherLaptops() {
    dockedBoth();
    // When
    started(middle.now(), DOCK);
    // Then
    assertThat(subject(ONE).facts().sessions()).isEmpty();
    assertThat(subject(TWO).facts().sessions()).isEmpty();
    assertThat(dispositions()).endsWith("ambiguous").doesNotContain("parked");
  }

  @Test
  void theCertificateSaysWhoseSessionItIs() {
    dockedBoth();
    middle.say(SubjectKind.DEVICE, "ca", FINE, TWO, LOGIN);
    started(middle.now(), LOGIN, DOCK);
    // When: the other laptop is cut off
    middle.say(SubjectKind.DEVICE, "intune", BAD, ONE);
    // Then
    assertThat(subject(TWO).facts().sessions()).hasSize(1);
    assertThat(subject(ONE).trust().admitted()).isEqualTo(Standing.QUARANTINED);
    assertThat(middle.actions(Topic.ACTIONS_RADIUS)).isEmpty();
  }

  @Test
  void aSessionFromBeforeTheSecondLaptopIsTheFirstOnes() {
    middle.say(SubjectKind.DEVICE, "intune", FINE, ONE, DOCK);
    Instant alone = middle.now();
    middle.pass(Duration.ofHours(1));
    middle.say(SubjectKind.DEVICE, "intune", FINE, TWO, DOCK);
    // When
    started(alone, DOCK);
    // Then
    assertThat(subject(ONE).facts().sessions()).hasSize(1);
  }

  @Test
  void whoIsNotSeenWithItForAMonthHasLetGoOfIt() {
    dockedBoth();
    middle.pass(Duration.ofDays(31));
    middle.say(SubjectKind.DEVICE, "intune", FINE, TWO, DOCK);
    // When
    started(middle.now(), DOCK);
    // Then
    assertThat(subject(TWO).facts().sessions()).hasSize(1);
  }

  @Test
  void whoIsStillSeenWithItKeepsItsClaim() {
    dockedBoth();
    for (int day = 0; day < 31; day++) {
      middle.pass(Duration.ofDays(1));
      middle.say(SubjectKind.DEVICE, "intune", FINE, ONE, DOCK);
    }
    middle.say(SubjectKind.DEVICE, "intune", FINE, TWO, DOCK);
    // When
    started(middle.now(), DOCK);
    // Then
    assertThat(dispositions()).endsWith("ambiguous");
  }

  // ---- a forged hostname ----

  @Test
  void aDeviceThatEnrolsUnderAnothersNameIsItself() {
    middle.say(SubjectKind.DEVICE, "intune", FINE, ONE, SERIAL, HOST);
    // When
    middle.say(SubjectKind.DEVICE, "intune", BAD, TWO, OTHER, HOST);
    // Then
    assertThat(subject(ONE).trust().admitted()).isEqualTo(Standing.GOOD);
    assertThat(subject(TWO).trust().admitted()).isEqualTo(Standing.QUARANTINED);
    assertThat(subject(TWO).aliases()).doesNotContain(ONE, SERIAL);
  }

  @Test
  void anotherSerialNumberUnderItsNameDoesNotTouchTheOwner() {
    middle.say(SubjectKind.DEVICE, "intune", FINE, ONE, SERIAL, HOST);
    // When
    middle.say(SubjectKind.DEVICE, "falcon", theft(), AGENT, OTHER, HOST);
    // Then
    assertThat(subject(ONE).facts().risks()).isEmpty();
    assertThat(subject(OTHER).trust().admitted()).isEqualTo(Standing.REVOKED);
  }

  @Test
  void aNameAloneCutsTheOwnerOffForATimeOnly() {
    middle.say(SubjectKind.DEVICE, "intune", FINE, ONE, SERIAL, HOST);
    // When
    middle.say(SubjectKind.DEVICE, "falcon", theft(), HOST);
    // Then
    assertThat(subject(ONE).trust().admitted()).isEqualTo(Standing.QUARANTINED);
  }

  @Test
  void aSensorThatNoInventoryTiesIsWhereItsNameIsAndForATimeOnly() {
    middle.say(SubjectKind.DEVICE, "intune", FINE, ONE, SERIAL, HOST);
    // When
    middle.say(SubjectKind.DEVICE, "falcon", theft(), AGENT, HOST);
    // Then
    assertThat(subject(ONE).trust().admitted()).isEqualTo(Standing.QUARANTINED);
  }

  @Test
  void aNameThatTwoClaimCutsOffNeither() {
    middle.say(SubjectKind.DEVICE, "intune", FINE, ONE, SERIAL, HOST);
    middle.say(SubjectKind.DEVICE, "intune", FINE, TWO, OTHER, HOST);
    // When
    middle.say(SubjectKind.DEVICE, "falcon", theft(), HOST);
    // Then
    assertThat(subject(ONE).facts().risks()).isEmpty();
    assertThat(subject(TWO).facts().risks()).isEmpty();
    assertThat(dispositions()).endsWith("ambiguous");
  }

  @Test
  void aSensorUnderANameThatTwoClaimIsASubjectOfItsOwn() {
    middle.say(SubjectKind.DEVICE, "intune", FINE, ONE, SERIAL, HOST);
    middle.say(SubjectKind.DEVICE, "intune", FINE, TWO, OTHER, HOST);
    // When
    middle.say(SubjectKind.DEVICE, "falcon", theft(), AGENT, HOST);
    // Then: and an inventory that ties the sensor to a serial number makes it that device
    middle.say(SubjectKind.DEVICE, "falcon-hosts", seen(), AGENT, OTHER, HOST);
    assertThat(subject(ONE).facts().risks()).isEmpty();
    assertThat(subject(OTHER).trust().admitted()).isEqualTo(Standing.REVOKED);
  }

  @Test
  void twoThatTurnOutToBeOneDoNotShareAName() {
    middle.say(SubjectKind.DEVICE, "intune", FINE, ONE, HOST);
    middle.say(SubjectKind.DEVICE, "falcon", seen(), AGENT);
    middle.say(SubjectKind.DEVICE, "falcon-hosts", seen(), AGENT, SERIAL, HOST);
    // When: the serial number is that of both
    middle.say(SubjectKind.DEVICE, "intune", FINE, ONE, SERIAL, HOST);
    middle.say(SubjectKind.DEVICE, "falcon", theft(), HOST);
    // Then
    assertThat(subject(SERIAL).trust().admitted()).isEqualTo(Standing.QUARANTINED);
    assertThat(dispositions()).doesNotContain("ambiguous");
  }

  private void dockedBoth() {
    middle.say(SubjectKind.DEVICE, "intune", FINE, ONE, DOCK);
    middle.say(SubjectKind.DEVICE, "intune", FINE, TWO, DOCK);
  }

  private void started(Instant at, Alias... about) {
    String id = "session-" + sessions++;
    Session session = new Session(id, "192.0.2.7", "hall", DOCK.value(), "", "7", at);
    middle.deliver(
        new Signal(
            id,
            "radius",
            id,
            at,
            middle.now(),
            SubjectKind.DEVICE,
            "",
            List.of(about),
            false,
            Actor.UNKNOWN,
            new Statement.SessionStarted(session)));
  }

  private static Statement theft() {
    return new RiskChanged(
        RiskOrigin.ENDPOINT, "det-1", Severity.CRITICAL, Set.of("credential-access"), false, "x");
  }

  private static Statement seen() {
    return new Statement.SubjectObserved("laptop-1", "", Set.of());
  }

  private Subject subject(Alias alias) {
    return middle.subject(alias).subject();
  }

  private List<String> dispositions() {
    return middle.records().stream()
        .map(r -> r.at("/portcullis/disposition").asText())
        .filter(d -> !d.isEmpty())
        .toList();
  }
}
