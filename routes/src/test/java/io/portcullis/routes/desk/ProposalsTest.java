package io.portcullis.routes.desk;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.inventory.desk.RotationItem;
import io.portcullis.inventory.desk.Rotations;
import io.portcullis.inventory.exercise.Custody;
import io.portcullis.inventory.rotation.Cause;
import io.portcullis.inventory.rotation.Need;
import io.portcullis.inventory.rotation.Phase;
import io.portcullis.inventory.rotation.Plan;
import io.portcullis.inventory.rotation.Rotation;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.routes.MovedClock;
import io.portcullis.routes.people.Person;
import io.portcullis.routes.people.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Rotations of keys that name somebody who left. */
class ProposalsTest {
  private static final Person OPERATOR = new Person("cid", Role.OPERATOR);
  private static final Clock T0 = Clock.fixed(KeptItems.T0, ZoneOffset.UTC);
  private static final Clock AN_HOUR_LATER = Clock.offset(T0, Proposals.PEOPLE);
  private static final String ANN = "ann@example.org";
  private static final String EVE = "eve@example.org";

  @TempDir private Path folder;
  private PlainDesk hub;

  @BeforeEach
  void open() {
    hub = new PlainDesk(folder.resolve("hub"));
    hub.staff.person("i1", Staff.upn(ANN), AccountStatus.DEACTIVATED);
    hub.staff.person("i2", Staff.upn(EVE), AccountStatus.DELETED);
    hub.staff.person("i3", Staff.upn("bob@example.org"), AccountStatus.ACTIVE);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void whatIsRefusedEndsTheLookAndTheNextOneGoesOn() {
    // Given
    hub.staff.key("key-1", ANN);
    hub.staff.key("key-2", ANN);
    hub.takes(1);
    Proposals proposals = hub.proposals(T0);
    proposals.make();
    int first = hub.planned().size();
    hub.takes(Integer.MAX_VALUE);
    // When
    proposals.make();
    // Then
    assertThat(first).isEqualTo(1);
    assertThat(hub.planned()).extracting(Rotation::key).containsOnly("key-1", "key-2").hasSize(2);
  }

  @Test
  void aKeyThatIsReplacedAlreadyIsNotPlannedAgain() {
    // Given: key-1 of KeptItems has a rotation that has to be
    hub.keep(KeptItems.rotation("r1", "pki"));
    hub.staff.key("key-1", ANN);
    // When
    hub.proposals(T0).make();
    // Then
    assertThat(hub.planned()).extracting(Rotation::cause).containsExactly(Cause.POLICY);
  }

  @Test
  void whatWasTakenBackIsNotPlannedAgainForTheSamePerson() {
    // Given
    hub.staff.key("key-1", ANN);
    hub.proposals(T0).make();
    Rotation planned = hub.planned().getFirst();
    hub.desk.change(
        RotationItem.class,
        planned.id(),
        1,
        OPERATOR,
        (b, by) ->
            Rotations.step(b.orElseThrow(), Phase.CANCELLED, "no", "", Optional.empty(), by));
    // When
    hub.proposals(AN_HOUR_LATER).make();
    // Then
    assertThat(hub.planned()).extracting(Rotation::phase).containsExactly(Phase.CANCELLED);
  }

  @Test
  void aCustodianWhoLeftIsNotMadeUpForByWhatMayBeLeftUndone() {
    // Given
    hub.staff.key("key-1", ANN);
    hub.proposals(T0).make();
    hub.keep(Staff.custody("key-1", Staff.token("1", Custody.State.HELD, EVE)));
    // When
    hub.proposals(T0).make();
    // Then
    assertThat(hub.planned())
        .extracting(r -> r.need().kind())
        .containsExactlyInAnyOrder(Need.Kind.OPTIONAL, Need.Kind.MANDATORY);
  }

  @Test
  void ofACustodiansKeyItHasToBeAndOfAnOwnersAndAUsersItMayBe() {
    // Given
    hub.staff.key("key-1", ANN, EVE);
    hub.staff.key("key-2", "pki", ANN);
    hub.staff.key("key-3", "Ann@example.org");
    hub.staff.key("key-4", "pki", "bob@example.org");
    hub.keep(Staff.custody("key-1", Staff.token("1", Custody.State.HELD, EVE)));
    // When: also by the hub that takes over
    hub.proposals(T0).make();
    hub.proposals(T0).make();
    // Then: who left answers for nothing
    Plan nobodys = new Plan("", KeptItems.T0.plus(Duration.ofDays(30)), "", "");
    Plan pki = new Plan("pki", nobodys.due(), "", "");
    assertThat(hub.planned())
        .extracting(Rotation::key, Rotation::need, Rotation::plan)
        .containsExactlyInAnyOrder(
            tuple("key-1", need(Need.Kind.MANDATORY, "custodian has left: " + EVE), nobodys),
            tuple("key-2", need(Need.Kind.OPTIONAL, "user has left: " + ANN), pki),
            tuple("key-3", need(Need.Kind.OPTIONAL, "owner has left: " + ANN), nobodys));
    assertThat(hub.planned()).extracting(Rotation::cause).containsOnly(Cause.PERSON_LEFT);
  }

  @Test
  void onlySoManyArePlannedInOneLook() {
    // Given
    for (int i = 0; i <= Proposals.MOST; i++) {
      hub.staff.key("key-" + i, ANN);
    }
    Proposals proposals = hub.proposals(T0);
    // When
    proposals.make();
    // Then
    assertThat(hub.planned()).hasSize(Proposals.MOST);
    proposals.make();
    assertThat(hub.planned()).hasSize(Proposals.MOST + 1);
  }

  @Test
  void peopleAreLookedAtOnceAnHour() {
    // Given
    MovedClock clock = new MovedClock(KeptItems.T0);
    Proposals proposals = hub.proposals(clock);
    proposals.make();
    hub.staff.key("key-1", ANN);
    // When
    clock.pass(Proposals.PEOPLE.minusMillis(1));
    proposals.make();
    // Then
    assertThat(hub.planned()).isEmpty();
    clock.pass(Duration.ofMillis(1));
    proposals.make();
    assertThat(hub.planned()).hasSize(1);
  }

  private static Need need(Need.Kind kind, String reason) {
    return new Need(kind, reason, Optional.empty());
  }
}
