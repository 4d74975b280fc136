package io.portcullis.routes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portcullis.model.Action;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Announcement;
import io.portcullis.model.Certificate;
import io.portcullis.model.Outcome;
import io.portcullis.model.Severity;
import io.portcullis.model.Signal;
import io.portcullis.model.Standing;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.EdgeType;
import io.portcullis.model.Statement.HsmCondition;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.PostureChanged;
import io.portcullis.model.Statement.RiskOrigin;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;
import io.portcullis.model.guard.GuardInput;
import io.portcullis.model.guard.Limits;
import io.portcullis.routes.embedded.Topic;

import static org.assertj.core.api.Assertions.assertThat;

class MiddleTest {
  private static final Alias LAPTOP = Alias.vendor(AliasType.MDM_DEVICE, "intune", "d-1");
  private static final Alias HOST = new Alias(AliasType.HOSTNAME, "laptop-1");
  private static final Alias PERSON = Alias.vendor(AliasType.IDP_USER, "okta", "u-1");
  private static final PostureChanged BAD =
      new PostureChanged(Compliance.NON_COMPLIANT, Management.MANAGED, List.of("disk"));
  private static final PostureChanged FINE =
      new PostureChanged(Compliance.COMPLIANT, Management.MANAGED, List.of());

  private Middle middle;

  @BeforeEach
  void start() {
    middle = new Middle(new PlainPolicy(), Limits.DEFAULT);
  }

  @AfterEach
  void stop() {
    middle.close();
  }

  @Test
  void whatCanNotBeReadIsADeadLetterAndTheNextOneGoesThrough() {
    // When
    middle.raw(Topic.INTAKE, "{\"message\":\"nonsense\"}");
    middle.say(SubjectKind.DEVICE, "intune", BAD, LAPTOP);
    // Then
    assertThat(middle.deadLetters()).singleElement().asString().contains("\"topic\":\"intake\"");
    assertThat(middle.subject(LAPTOP).subject().trust().admitted()).isEqualTo(Standing.QUARANTINED);
  }

  @Test
  void aRepetitionIsCountedAndDecidedOnce() {
    // Given
    Signal first = middle.say(SubjectKind.DEVICE, "intune", BAD, LAPTOP);
    // When
    middle.deliver(first);
    // Then
    assertThat(dispositions()).containsExactly("resolved", "duplicate");
  }

  @Test
  void whatIsOnlySaidAgainIsDecidedAndRecordedButIsNoStep() {
    // Given
    middle.say(SubjectKind.DEVICE, "intune", FINE, LAPTOP);
    middle.pass(Duration.ofHours(1));
    middle.steps();
    // When
    middle.say(SubjectKind.DEVICE, "intune", FINE, LAPTOP);
    // Then
    assertThat(middle.steps()).isEmpty();
    assertThat(dispositions()).containsExactly("resolved", "resolved");
    // When
    middle.say(SubjectKind.DEVICE, "intune", BAD, LAPTOP);
    // Then
    assertThat(middle.steps()).isNotEmpty();
  }

  @Test
  void aSignalUnderAnUnknownWeakNameWaitsAndIsWokenByTheBinding() {
    // Given
    middle.say(SubjectKind.DEVICE, "falcon", theft(), HOST);
    assertThat(dispositions()).containsExactly("parked");
    // When
    middle.say(SubjectKind.DEVICE, "intune", FINE, LAPTOP, HOST);
    // Then: known by a weak name only, so nothing irreversible
    assertThat(middle.subject(LAPTOP).subject().trust().wanted()).isEqualTo(Standing.QUARANTINED);
  }

  @Test
  void othersAreToldOfWhatIsAdmittedAndOfNothingElse() {
    // When
    Signal bad = middle.say(SubjectKind.DEVICE, "intune", BAD, LAPTOP);
    middle.say(SubjectKind.DEVICE, "intune", BAD, LAPTOP);
    middle.say(SubjectKind.DEVICE, "intune", FINE, LAPTOP);
    // Then
    List<Announcement> told = middle.announcements();
    assertThat(told.stream().map(Announcement::change))
        .containsExactly(new Announcement.TrustLost(), new Announcement.TrustRegained());
    assertThat(told.getFirst().transaction()).isEqualTo(bad.id());
    assertThat(told).allMatch(a -> a.aliases().contains(LAPTOP));
  }

  @Test
  void aHoldIsReleasedWhenTheDeviceIsHealthyAgain() {
    // Given
    holdsCertificate();
    middle.say(SubjectKind.DEVICE, "intune", BAD, LAPTOP);
    Action hold = only(middle.actions(Topic.ACTIONS_CA));
    middle.say(SubjectKind.DEVICE, "ca", outcome(hold), LAPTOP);
    // When
    middle.say(SubjectKind.DEVICE, "intune", FINE, LAPTOP);
    // Then
    assertThat(hold.want()).isEqualTo(Want.HELD);
    Action release = only(middle.actions(Topic.ACTIONS_CA));
    assertThat(release.want()).isEqualTo(Want.VALID);
    assertThat(release.generation()).isEqualTo(2);
  }

  @Test
  void anUnansweredActionIsSentAgainAfterATime() {
    // Given
    holdsCertificate();
    middle.say(SubjectKind.DEVICE, "intune", BAD, LAPTOP);
    Action first = only(middle.actions(Topic.ACTIONS_CA));
    // When
    middle.pass(Duration.ofSeconds(20));
    // Then
    Action second = only(middle.actions(Topic.ACTIONS_CA));
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.attempt()).isEqualTo(2);
  }

  @Test
  void aPersonsEndReachesTheirDevices() {
    // Given
    holdsCertificate();
    middle.say(
        SubjectKind.IDENTITY,
        "okta",
        new Statement.EdgeAdded(SubjectKind.DEVICE, List.of(LAPTOP), "", EdgeType.PRIMARY),
        PERSON);
    // When
    middle.say(SubjectKind.IDENTITY, "okta", new AccountChanged(AccountStatus.DEACTIVATED), PERSON);
    // Then
    assertThat(only(middle.actions(Topic.ACTIONS_CA)).want()).isEqualTo(Want.REVOKED);
  }

  @Test
  void tamperLocksAtOnceAndIsIrreversibleOnlyAfterTwoPeople() {
    // Given
    Alias hsm = new Alias(AliasType.HSM_TOKEN, "hsm-1");
    middle.say(
        SubjectKind.AUTHORITY,
        "hsm",
        new Statement.HsmHealthChanged(HsmCondition.TAMPER, "lid open"),
        hsm);
    var trust = middle.subject(hsm).subject().trust();
    assertThat(trust.admitted()).isEqualTo(Standing.QUARANTINED);
    String proposal = trust.pending().orElseThrow().proposal();
    // When
    approve(proposal, trust.generation(), "ann");
    approve(proposal, trust.generation(), "ann");
    Standing afterOne = middle.subject(hsm).subject().trust().admitted();
    approve(proposal, trust.generation(), "bob");
    // Then
    assertThat(afterOne).isEqualTo(Standing.QUARANTINED);
    assertThat(middle.subject(hsm).subject().trust().admitted()).isEqualTo(Standing.REVOKED);
  }

  @Test
  void aKeyOfACloudIsDisabledWhereItLies() {
    // Given
    String arn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    Alias key = new Alias(AliasType.ARN, arn);
    // When
    middle.say(
        SubjectKind.KEY, "trail", new Statement.HsmHealthChanged(HsmCondition.TAMPER, "odd"), key);
    // Then
    Action disable = only(middle.actions(Topic.ACTIONS_HSM));
    assertThat(disable.want()).isEqualTo(Want.DISABLED);
    assertThat(disable.target()).isEqualTo(new Target.OfCloudKey(arn));
  }

  @Test
  void aPoisonedFeedIsStoppedAndARealCompromiseStillGoesThrough() {
    // When
    for (int i = 0; i < 150; i++) {
      middle.say(
          SubjectKind.DEVICE, "intune", BAD, Alias.vendor(AliasType.MDM_DEVICE, "intune", "p" + i));
    }
    middle.say(SubjectKind.DEVICE, "falcon", theft(), LAPTOP);
    // Then
    long quarantined = 0;
    for (int i = 0; i < 150; i++) {
      Alias alias = Alias.vendor(AliasType.MDM_DEVICE, "intune", "p" + i);
      quarantined +=
          middle.subject(alias).subject().trust().admitted() == Standing.QUARANTINED ? 1 : 0;
    }
    assertThat(quarantined).isEqualTo(Limits.DEFAULT.perRule());
    assertThat(middle.subject(LAPTOP).subject().trust().admitted()).isEqualTo(Standing.REVOKED);
    assertThat(middle.records().toString()).contains("breaker-tripped");
  }

  @Test
  void whatWaitsIsWithdrawnWhenTheSubjectRecovers() {
    // Given
    middle.guard(new GuardInput.Stop("ann", "drill", middle.now()));
    middle.say(SubjectKind.DEVICE, "intune", BAD, LAPTOP);
    assertThat(middle.subject(LAPTOP).subject().trust().pending()).isPresent();
    // When
    middle.say(SubjectKind.DEVICE, "intune", FINE, LAPTOP);
    middle.guard(new GuardInput.Resume("ann", "done", middle.now()));
    middle.pass(Duration.ofSeconds(5));
    // Then
    assertThat(middle.subject(LAPTOP).subject().trust().admitted()).isEqualTo(Standing.GOOD);
    assertThat(middle.subject(LAPTOP).subject().trust().pending()).isEmpty();
  }

  @Test
  void stoppedHoldsBackAndResumeLetsOut() {
    // Given
    middle.guard(new GuardInput.Stop("ann", "drill", middle.now()));
    middle.say(SubjectKind.DEVICE, "intune", BAD, LAPTOP);
    assertThat(middle.subject(LAPTOP).subject().trust().admitted()).isEqualTo(Standing.GOOD);
    // When
    middle.guard(new GuardInput.Resume("ann", "done", middle.now()));
    middle.pass(Duration.ofSeconds(5));
    // Then
    assertThat(middle.subject(LAPTOP).subject().trust().admitted()).isEqualTo(Standing.QUARANTINED);
  }

  private void holdsCertificate() {
    middle.say(
        SubjectKind.DEVICE,
        "ca",
        new Statement.CertificateIssued(
            new Certificate(
                "CN=Test CA",
                "0A1B",
                "CN=laptop-1",
                "",
                "",
                Middle.START,
                Middle.START.plus(Duration.ofDays(90)),
                false,
                "")),
        LAPTOP);
  }

  private static Statement theft() {
    return new Statement.RiskChanged(
        RiskOrigin.ENDPOINT, "det-1", Severity.CRITICAL, Set.of("credential-access"), false, "x");
  }

  private static Statement outcome(Action action) {
    Instant at = action.decidedAt();
    return new Statement.OutcomeReported(Outcome.of(action, Outcome.Status.VERIFIED, "ok", at, at));
  }

  private void approve(String proposal, int generation, String person) {
    middle.guard(
        new GuardInput.Approval(proposal, generation, person, true, "agreed", middle.now()));
  }

  private static Action only(List<Action> actions) {
    assertThat(actions).hasSize(1);
    return actions.getFirst();
  }

  private List<String> dispositions() {
    return middle.records().stream()
        .map(r -> r.at("/portcullis/disposition").asText())
        .filter(d -> !d.isEmpty())
        .toList();
  }
}
