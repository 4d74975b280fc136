package io.portcullis.routes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Policy;
import io.portcullis.model.Signal;
import io.portcullis.model.Standing;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.EdgeType;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.PostureChanged;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.guard.GuardInput;
import io.portcullis.model.guard.Limits;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.embedded.Topic;

import static org.assertj.core.api.Assertions.assertThat;

/** Names, edges, rules and time, through the whole middle. */
class EdgesOfTheMiddleTest {
  private static final Alias MDM = Alias.vendor(AliasType.MDM_DEVICE, "intune", "d-1");
  private static final Alias SERIAL = Alias.vendor(AliasType.DEVICE_SERIAL, "acme", "sn-1");
  private static final Alias AGENT = Alias.vendor(AliasType.EDR_AGENT, "falcon", "a-1");
  private static final Alias HOST = new Alias(AliasType.HOSTNAME, "pool-7");
  private static final Alias PERSON = Alias.vendor(AliasType.IDP_USER, "okta", "u-1");
  private static final PostureChanged BAD =
      new PostureChanged(Compliance.NON_COMPLIANT, Management.MANAGED, List.of("disk"));
  private static final PostureChanged FINE =
      new PostureChanged(Compliance.COMPLIANT, Management.MANAGED, List.of());
  private static final AccountChanged GONE = new AccountChanged(AccountStatus.DEACTIVATED);

  private Middle middle = new Middle(new PlainPolicy(), Limits.DEFAULT);

  @AfterEach
  void stop() {
    middle.close();
  }

  @Test
  void aRecordIsLedByWhicheverOfItsNamesIsKnown() {
    middle.say(SubjectKind.DEVICE, "intune", FINE, SERIAL);
    // When: the strongest name is new, the second is known
    middle.say(SubjectKind.DEVICE, "intune", BAD, MDM, SERIAL);
    // Then
    assertThat(subject(MDM).id()).isEqualTo(subject(SERIAL).id());
    assertThat(subject(MDM).trust().admitted()).isEqualTo(Standing.QUARANTINED);
  }

  @Test
  void twoSubjectsThatTurnOutToBeOneKeepTheStricterStanding() {
    middle.say(SubjectKind.DEVICE, "intune", BAD, MDM);
    middle.say(SubjectKind.DEVICE, "falcon", new Statement.Heartbeat(), AGENT);
    String one = subject(MDM).id();
    String other = subject(AGENT).id();
    assertThat(one).isNotEqualTo(other);
    // When
    middle.say(SubjectKind.DEVICE, "inventory", seen(), MDM, AGENT);
    middle.say(SubjectKind.DEVICE, "falcon", new Statement.Heartbeat(), AGENT);
    // Then
    List<Summary> known = middle.all(List.of(one, other));
    assertThat(known).extracting(s -> s.subject().mergedInto()).containsOnlyOnce("");
    Summary winner =
        known.stream().filter(s -> s.subject().mergedInto().isEmpty()).findFirst().orElseThrow();
    assertThat(winner.subject().trust().admitted()).isEqualTo(Standing.QUARANTINED);
    assertThat(winner.subject().facts().postures()).hasSize(1);
  }

  /** Each of the two names was known first in one of the two records. */
  @Test
  void twoThatTurnOutToBeOneFromBothSidesDoNotPassEachOtherOnForEver() {
    middle.say(SubjectKind.DEVICE, "intune", FINE, MDM);
    middle.say(SubjectKind.DEVICE, "falcon", new Statement.Heartbeat(), AGENT);
    List<String> both = List.of(subject(MDM).id(), subject(AGENT).id());
    // When
    middle.say(SubjectKind.DEVICE, "inventory", seen(), MDM, AGENT);
    middle.say(SubjectKind.DEVICE, "inventory", seen(), AGENT, MDM);
    middle.say(SubjectKind.DEVICE, "intune", BAD, AGENT);
    // Then
    List<Summary> known = middle.all(both);
    assertThat(known).extracting(s -> s.subject().mergedInto()).containsOnlyOnce("");
    assertThat(subject(MDM).id()).isEqualTo(both.stream().min(String::compareTo).orElseThrow());
    assertThat(subject(MDM).trust().admitted()).isEqualTo(Standing.QUARANTINED);
  }

  @Test
  void anEdgeToAnUnknownChildWaitsAndIsWoken() {
    owns(EdgeType.PRIMARY, HOST);
    middle.say(SubjectKind.IDENTITY, "okta", GONE, PERSON);
    // When
    middle.say(SubjectKind.DEVICE, "intune", FINE, MDM, HOST);
    // Then: a hostname alone is no reason for anything irreversible
    assertThat(subject(MDM).trust().admitted()).isEqualTo(Standing.QUARANTINED);
  }

  @Test
  void aSharedDeviceIsNotRevokedWithOneOfItsUsers() {
    middle.say(SubjectKind.DEVICE, "intune", FINE, MDM);
    owns(EdgeType.SHARED, MDM);
    // When
    middle.say(SubjectKind.IDENTITY, "okta", GONE, PERSON);
    // Then
    assertThat(subject(MDM).trust().admitted()).isEqualTo(Standing.GOOD);
    assertThat(subject(MDM).facts().parents()).hasSize(1);
  }

  @Test
  void whatHangsOnASubjectCanBeAsked() {
    middle.say(SubjectKind.DEVICE, "intune", FINE, MDM);
    // When
    owns(EdgeType.SHARED, MDM);
    // Then
    assertThat(middle.children(subject(PERSON).id())).containsExactly(subject(MDM).id());
    assertThat(middle.children(subject(MDM).id())).isEmpty();
  }

  @Test
  void anEdgeThatIsRemovedLetsTheChildGo() {
    middle.say(SubjectKind.DEVICE, "intune", FINE, MDM);
    owns(EdgeType.SHARED, MDM);
    middle.say(SubjectKind.IDENTITY, "okta", GONE, PERSON);
    // When
    middle.say(
        SubjectKind.IDENTITY,
        "okta",
        new Statement.EdgeRemoved(SubjectKind.DEVICE, List.of(MDM), ""),
        PERSON);
    // Then
    assertThat(subject(MDM).facts().parents()).isEmpty();
  }

  @Test
  void aParentOfManyTellsThemPageByPage() {
    List<Alias> children = new ArrayList<>();
    for (int i = 0; i <= 500; i++) {
      children.add(Alias.vendor(AliasType.MDM_DEVICE, "intune", "many-" + i));
      owns(EdgeType.SHARED, children.getLast());
    }
    middle.signals();
    // When
    middle.say(SubjectKind.IDENTITY, "okta", GONE, PERSON);
    long first = told();
    middle.pass(Duration.ofMillis(200));
    long second = told();
    middle.pass(Duration.ofMillis(200));
    // Then
    assertThat(List.of(first, second, told())).containsExactly(500L, 1L, 0L);
  }

  @Test
  void rulesChangeAtOnePlaceOfTheLog() {
    middle.close();
    Policy strict = new PlainPolicy();
    middle = new Middle(new Lenient(), Map.of("strict", strict), Limits.DEFAULT);
    middle.say(SubjectKind.DEVICE, "intune", BAD, MDM);
    Standing before = subject(MDM).trust().admitted();
    // When
    middle.signal(
        Signal.derived(
            "sig-policy",
            "policies",
            middle.now(),
            SubjectKind.AUTHORITY,
            "policy-0",
            new Statement.PolicyActivated("strict")));
    middle.say(SubjectKind.DEVICE, "intune", BAD, MDM);
    // Then
    assertThat(before).isEqualTo(Standing.GOOD);
    assertThat(subject(MDM).trust().admitted()).isEqualTo(Standing.QUARANTINED);
  }

  @Test
  void aReleaseWaitsForAsLongAsItsSourceIsSilent() {
    middle.say(SubjectKind.DEVICE, "intune", BAD, MDM);
    middle.guard(new GuardInput.SourceHeard("intune", true, "", middle.now()));
    middle.say(SubjectKind.DEVICE, "intune", FINE, MDM);
    Standing silent = subject(MDM).trust().admitted();
    // When
    middle.guard(new GuardInput.SourceHeard("intune", false, "", middle.now()));
    middle.pass(Duration.ofSeconds(2));
    // Then
    assertThat(silent).isEqualTo(Standing.QUARANTINED);
    assertThat(subject(MDM).trust().admitted()).isEqualTo(Standing.GOOD);
  }

  @Test
  void peopleHearOnceOfWhatWaitsForThem() {
    Alias hsm = new Alias(AliasType.HSM_TOKEN, "hsm-1");
    var tamper = new Statement.HsmHealthChanged(Statement.HsmCondition.TAMPER, "lid open");
    // When
    middle.say(SubjectKind.AUTHORITY, "hsm", tamper, hsm);
    middle.say(SubjectKind.AUTHORITY, "monitor", tamper, hsm);
    middle.say(SubjectKind.AUTHORITY, "hsm", tamper, hsm);
    // Then
    assertThat(middle.actions(Topic.ACTIONS_NOTIFY))
        .extracting(a -> a.target().toString())
        .filteredOn(t -> t.contains("waits for people"))
        .hasSize(1);
  }

  @Test
  void aTimerComesThoughNothingElseIsHeard() {
    middle.close();
    middle = new Middle(new Patient(), Limits.DEFAULT);
    middle.say(SubjectKind.DEVICE, "intune", BAD, MDM);
    Standing early = subject(MDM).trust().admitted();
    // When
    middle.pass(Duration.ofHours(2));
    // Then
    assertThat(early).isEqualTo(Standing.GOOD);
    assertThat(subject(MDM).trust().admitted()).isEqualTo(Standing.QUARANTINED);
  }

  private io.portcullis.model.Subject subject(Alias alias) {
    return middle.subject(alias).subject();
  }

  private static Statement seen() {
    return new Statement.SubjectObserved("tablet", "", java.util.Set.of());
  }

  private void owns(EdgeType type, Alias child) {
    middle.say(
        SubjectKind.IDENTITY,
        "okta",
        new Statement.EdgeAdded(SubjectKind.DEVICE, List.of(child), "", type),
        PERSON);
  }

  private long told() {
    return middle.signals().stream()
        .filter(s -> s.statement() instanceof Statement.ParentChanged)
        .count();
  }

  /** Rules that find nothing. */
  private static final class Lenient implements Policy {
    @Override
    public Evaluation evaluate(Case subject, java.time.Instant now) {
      return new Evaluation(List.of(), Optional.empty());
    }

    @Override
    public String digest() {
      return "lenient";
    }
  }

  /** The plain rules after an hour of grace; the end of it lies between two milliseconds. */
  private static final class Patient implements Policy {
    private static final Duration GRACE = Duration.ofHours(1).plusNanos(500_000);

    @Override
    public Evaluation evaluate(Case subject, java.time.Instant now) {
      Optional<java.time.Instant> due =
          subject.facts().postures().stream().map(p -> p.since().plus(GRACE)).findFirst();
      return due.filter(d -> d.isAfter(now)).isPresent()
          ? new Evaluation(List.of(), due)
          : new PlainPolicy().evaluate(subject, now);
    }

    @Override
    public String digest() {
      return "patient";
    }
  }
}
