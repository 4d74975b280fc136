package io.portcullis.routes.desk;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.inventory.desk.CustodyItem;
import io.portcullis.inventory.exercise.Custody;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.desk.Leavers.Leaver;
import io.portcullis.routes.explain.SubjectIndex;

import static io.portcullis.routes.desk.Staff.upn;
import static org.assertj.core.api.Assertions.assertThat;

class LeaversTest {
  private static final String ANN = "ann@example.org";
  private static final String EVE = "eve@example.org";

  @TempDir private Path folder;
  private SubjectIndex index;
  private Staff staff;

  @BeforeEach
  void open() {
    index = new SubjectIndex(folder.resolve("index"));
    staff = new Staff(index);
  }

  @AfterEach
  void close() {
    index.close();
  }

  @Test
  void nobodyHasLeftWhoIsNotKnownOrOnlyLockedOut() {
    // Given
    staff.person("i1", upn(ANN), AccountStatus.LOCKED, AccountStatus.SUSPENDED);
    // When, Then
    assertThat(left(staff.key("k1", ANN, "nobody@example.org"))).isEmpty();
    assertThat(left(staff.key("k2", ""))).isEmpty();
  }

  @Test
  void aNameThatSomebodyElseHasByNowIsNotThatOfWhoLeft() {
    // Given
    staff.person("i1", upn(ANN), AccountStatus.DELETED);
    staff.person("i2", new Alias(AliasType.EMAIL, ANN), AccountStatus.ACTIVE);
    // When, Then
    assertThat(left(staff.key("k1", ANN))).isEmpty();
  }

  @Test
  void aPatternNamesNobodyInParticular() {
    // Given
    staff.person("i1", upn("svc-*"), AccountStatus.DELETED);
    // When, Then
    assertThat(left(staff.key("k1", "", "svc-*"))).isEmpty();
  }

  @Test
  void aTokenThatIsNotInSomebodysHandsHasNoCustodian() {
    // Given
    staff.person("i1", upn(EVE), AccountStatus.DEACTIVATED);
    Summary key = staff.key("k1", "");
    // When, Then
    assertThat(
            left(
                key,
                Staff.custody("k1", Staff.token("1", Custody.State.BROKEN, EVE)),
                Staff.custody("k2", Staff.token("1", Custody.State.HELD, EVE))))
        .isEmpty();
  }

  @Test
  void oneSourcesWordIsEnoughWhateverTheCapitalsAndTheKindOfName() {
    // Given
    staff.person("i1", upn(ANN), AccountStatus.ACTIVE, AccountStatus.DEACTIVATED);
    staff.person("i2", new Alias(AliasType.EMAIL, EVE), AccountStatus.DELETED);
    staff.person("i3", new Alias(AliasType.USER_NAME, "bob"), AccountStatus.DELETED);
    // When
    List<Leaver> left = left(staff.key("k1", "Ann@Example.org ", EVE, "BOB", "cid"));
    // Then
    assertThat(left)
        .containsExactly(
            new Leaver(ANN, "owner"), new Leaver(EVE, "user"), new Leaver("bob", "user"));
  }

  @Test
  void whoPlaysSeveralPartsIsToldOnceAsACustodian() {
    // Given
    staff.person("i1", upn(EVE), AccountStatus.DEACTIVATED);
    Summary key = staff.key("k1", EVE, EVE);
    // When
    List<Leaver> left =
        left(key, Staff.custody("k1", Staff.token("1", Custody.State.HELD, "Eve@example.org")));
    // Then
    assertThat(left).containsExactly(new Leaver(EVE, "custodian"));
  }

  private List<Leaver> left(Summary key, CustodyItem... custody) {
    Subjects subjects = new Subjects(index, Map::of, Clock.systemUTC());
    return new Leavers(subjects::people, List.of(custody)).of(key);
  }
}
