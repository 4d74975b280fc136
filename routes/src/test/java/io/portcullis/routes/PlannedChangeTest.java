package io.portcullis.routes;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
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
import io.portcullis.model.guard.Planned;

import static org.assertj.core.api.Assertions.assertThat;

/** 300 leavers on Friday, in small: more people than any limit lets through, each with a laptop. */
class PlannedChangeTest {
  private static final int PEOPLE = 30;
  private static final PostureChanged FINE =
      new PostureChanged(Compliance.COMPLIANT, Management.MANAGED, List.of());

  private Middle middle;

  @BeforeEach
  void everybodyHasALaptop() {
    middle = new Middle(new PlainPolicy(), Limits.DEFAULT);
    for (int i = 0; i < PEOPLE; i++) {
      middle.say(SubjectKind.DEVICE, "intune", FINE, laptop(i));
      middle.say(
          SubjectKind.IDENTITY,
          "okta",
          new Statement.SubjectObserved("person " + i, "", Set.of("leavers")),
          person(i));
      middle.say(
          SubjectKind.IDENTITY,
          "okta",
          new Statement.EdgeAdded(SubjectKind.DEVICE, List.of(laptop(i)), "", EdgeType.PRIMARY),
          person(i));
    }
  }

  @AfterEach
  void stop() {
    middle.close();
  }

  @Test
  void unannouncedTheyTripTheBreaker() {
    // When
    leave();
    // Then
    assertThat(revoked()).isLessThan(PEOPLE);
    assertThat(middle.records().toString()).contains("breaker-tripped");
  }

  @Test
  void announcedAndAgreedToTheyGoWithTheirLaptopsAndTripNothing() {
    announce(2 * PEOPLE);
    // When
    leave();
    // Then
    assertThat(revoked()).isEqualTo(2 * PEOPLE);
    assertThat(middle.records().toString())
        .contains("planned-announced", "under pln-1")
        .doesNotContain("breaker-tripped");
  }

  @Test
  void pastTheQuotaTheyTripItAsEver() {
    announce(PEOPLE);
    // When
    leave();
    // Then
    assertThat(revoked()).isBetween((long) PEOPLE, 2L * PEOPLE - 1);
    assertThat(middle.records().toString()).contains("breaker-tripped");
  }

  private void announce(int quota) {
    Planned plan =
        new Planned(
            "pln-1",
            "leavers",
            "hr",
            quota,
            0,
            middle.now(),
            middle.now().plus(Duration.ofHours(1)),
            "the site closes",
            "ann",
            "");
    middle.guard(new GuardInput.Plan(plan, middle.now()));
    middle.guard(new GuardInput.Approval("pln-1", 1, "bob", true, "agreed", middle.now()));
  }

  private void leave() {
    for (int i = 0; i < PEOPLE; i++) {
      middle.say(
          SubjectKind.IDENTITY, "okta", new AccountChanged(AccountStatus.DEACTIVATED), person(i));
    }
  }

  private long revoked() {
    return IntStream.range(0, PEOPLE)
        .boxed()
        .flatMap(i -> Stream.of(person(i), laptop(i)))
        .filter(a -> middle.subject(a).subject().trust().admitted() == Standing.REVOKED)
        .count();
  }

  private static Alias person(int number) {
    return Alias.vendor(AliasType.IDP_USER, "okta", "u" + number);
  }

  private static Alias laptop(int number) {
    return Alias.vendor(AliasType.MDM_DEVICE, "intune", "l" + number);
  }
}
