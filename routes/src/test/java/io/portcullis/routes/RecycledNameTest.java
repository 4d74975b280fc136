package io.portcullis.routes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Facts;
import io.portcullis.model.Signal;
import io.portcullis.model.Standing;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.EdgeType;
import io.portcullis.model.Statement.SubjectObserved;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.guard.Limits;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody leaves, and the name is given to somebody new. */
class RecycledNameTest {
  private static final Alias LEAVER = Alias.vendor(AliasType.IDP_USER, "entra", "u-1");
  private static final Alias NEWCOMER = Alias.vendor(AliasType.IDP_USER, "entra", "u-2");
  private static final Alias UPN = new Alias(AliasType.UPN, "bo@lab.example");
  private static final Alias LAPTOP = Alias.vendor(AliasType.MDM_DEVICE, "intune", "d-2");
  private static final Statement GONE = new AccountChanged(AccountStatus.DEACTIVATED);

  private final Middle middle = new Middle(new PlainPolicy(), Limits.DEFAULT);
  private Instant before;

  @BeforeEach
  void handOver() {
    middle.say(SubjectKind.DEVICE, "intune", new SubjectObserved("laptop", "", Set.of()), LAPTOP);
    listed(LEAVER);
    middle.pass(Duration.ofDays(1));
    before = middle.now();
    middle.pass(Duration.ofDays(30));
    listed(NEWCOMER);
    middle.pass(Duration.ofHours(1));
  }

  @AfterEach
  void stop() {
    middle.close();
  }

  @Test
  void theNewPersonIsNotTheOldOne() {
    assertThat(subject(NEWCOMER).id()).isNotEqualTo(subject(LEAVER).id());
  }

  @Test
  void whatHappenedBeforeDoesNotBefallTheNewPerson() {
    // When
    said(before, UPN);
    // Then
    assertThat(subject(NEWCOMER).trust().admitted()).isEqualTo(Standing.GOOD);
    assertThat(subject(LEAVER).facts().accounts()).isNotEmpty();
  }

  @Test
  void whatHappensAfterReachesTheNewPerson() {
    // When
    said(middle.now(), UPN);
    // Then
    assertThat(subject(NEWCOMER).facts().accounts())
        .extracting(Facts.Account::weak)
        .containsOnly(true);
    assertThat(subject(LEAVER).facts().accounts()).isEmpty();
  }

  @Test
  void theNameAloneCutsOffNobodyForGood() {
    middle.say(SubjectKind.IDENTITY, "intune", owns(LAPTOP), NEWCOMER);
    // When
    said(middle.now(), UPN);
    // Then
    assertThat(subject(NEWCOMER).trust().wanted()).isEqualTo(Standing.QUARANTINED);
    assertThat(subject(LAPTOP).trust().wanted()).isEqualTo(Standing.QUARANTINED);
  }

  @Test
  void theObjectIdCutsOff() {
    middle.say(SubjectKind.IDENTITY, "intune", owns(LAPTOP), NEWCOMER);
    // When
    said(middle.now(), NEWCOMER);
    // Then
    assertThat(subject(LAPTOP).trust().wanted()).isEqualTo(Standing.REVOKED);
  }

  @Test
  void whoseLaptopItIsByNameAloneIsNoReasonToRevokeIt() {
    middle.say(SubjectKind.IDENTITY, "jamf", owns(LAPTOP), UPN);
    // When
    said(middle.now(), NEWCOMER);
    // Then
    assertThat(subject(NEWCOMER).trust().wanted()).isEqualTo(Standing.REVOKED);
    assertThat(subject(LAPTOP).trust().wanted()).isEqualTo(Standing.QUARANTINED);
  }

  @Test
  void whatObjectIdsOnceTiedIsNotLoosenedByANameAlone() {
    middle.say(SubjectKind.IDENTITY, "intune", owns(LAPTOP), NEWCOMER);
    middle.say(SubjectKind.IDENTITY, "jamf", owns(LAPTOP), UPN);
    // When
    said(middle.now(), NEWCOMER);
    // Then
    assertThat(subject(LAPTOP).trust().wanted()).isEqualTo(Standing.REVOKED);
  }

  @Test
  void anIdOfAnotherProviderMayBeTheSamePersons() {
    Alias okta = Alias.vendor(AliasType.IDP_USER, "okta", "o-2");
    // When
    said(middle.now(), okta, UPN);
    // Then
    assertThat(subject(NEWCOMER).facts().accounts()).isNotEmpty();
    assertThat(subject(NEWCOMER).trust().wanted()).isEqualTo(Standing.QUARANTINED);
  }

  @Test
  void aSecondIdOfTheSameProviderIsSomebodyElse() {
    Alias okta = Alias.vendor(AliasType.IDP_USER, "okta", "o-2");
    Alias other = Alias.vendor(AliasType.IDP_USER, "okta", "o-3");
    middle.say(SubjectKind.IDENTITY, "okta", new SubjectObserved("Bo", "", Set.of()), okta, UPN);
    // When: the one before was led by the name, and is remembered at it
    said(middle.now(), other, UPN);
    // Then
    assertThat(subject(NEWCOMER).trust().wanted()).isEqualTo(Standing.GOOD);
    assertThat(subject(other).trust().wanted()).isEqualTo(Standing.REVOKED);
  }

  private void listed(Alias id) {
    middle.say(
        SubjectKind.IDENTITY, "entra-users", new SubjectObserved("Bo", "", Set.of()), id, UPN);
  }

  private void said(Instant at, Alias... about) {
    String id = "sig-" + at + about.length;
    middle.deliver(
        new Signal(
            id,
            "vpn",
            id,
            at,
            middle.now(),
            SubjectKind.IDENTITY,
            "",
            List.of(about),
            false,
            Actor.UNKNOWN,
            GONE));
  }

  private static Statement owns(Alias device) {
    return new Statement.EdgeAdded(SubjectKind.DEVICE, List.of(device), "", EdgeType.PRIMARY);
  }

  private Subject subject(Alias alias) {
    return middle.subject(alias).subject();
  }
}
