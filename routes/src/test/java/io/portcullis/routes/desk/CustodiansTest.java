package io.portcullis.routes.desk;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.inventory.desk.CustodyItem;
import io.portcullis.inventory.desk.Noted;
import io.portcullis.inventory.exercise.Custody;
import io.portcullis.inventory.exercise.Custody.Token;
import io.portcullis.model.Remark.Kind;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.Remarked.Said;
import io.portcullis.routes.MovedClock;
import io.portcullis.routes.explain.SubjectIndex;

import static org.assertj.core.api.Assertions.assertThat;

/** Tokens of an HSM in the hands of people who left. */
class CustodiansTest {
  private static final String HSM = "hsm-token=hsm-5551234";
  private static final String EVE = "eve@example.org";
  private static final Said BEFORE =
      new Said(Kind.CUSTODY_BARE, KeptItems.T0, "nobody may be ill: 1 people, 1 needed");

  @TempDir private Path folder;
  private final MovedClock clock = new MovedClock(KeptItems.T0);
  private SubjectIndex index;
  private Staff staff;
  private Custodians custodians;

  @BeforeEach
  void open() {
    index = new SubjectIndex(folder.resolve("index"));
    staff = new Staff(index);
    custodians = new Custodians(new Subjects(index, Map::of, clock)::people, clock);
  }

  @AfterEach
  void close() {
    index.close();
  }

  @Test
  void nothingIsSaidOfWhoIsThereOfSparesAndOfOtherItems() {
    // Given
    staff.person("i1", Staff.upn("bob"), AccountStatus.ACTIVE);
    staff.person("i2", Staff.upn(EVE), AccountStatus.DELETED);
    Noted rotation = new Noted(KeptItems.rotation("r1", EVE), List.of());
    // When
    Noted there =
        custodians.also(
            custody(
                Staff.token("1", Custody.State.HELD, "bob"),
                Staff.token("2", Custody.State.SPARE, EVE),
                Staff.token("3", Custody.State.HELD, "")));
    // Then
    assertThat(there.said()).containsExactly(BEFORE);
    assertThat(custodians.also(rotation)).isEqualTo(rotation);
  }

  @Test
  void manyNamesAreOneLine() {
    // Given
    Token[] tokens =
        IntStream.range(0, 7)
            .mapToObj(
                i -> {
                  staff.person("i" + i, Staff.upn("p" + i), AccountStatus.DELETED);
                  return Staff.token("t" + i, Custody.State.HELD, "p" + i);
                })
            .toArray(Token[]::new);
    // When
    Noted noted = custodians.also(custody(tokens));
    // Then
    assertThat(noted.said().getLast().detail())
        .isEqualTo("who has left still holds a token: p0, p1, p2, p3, p4 and 2 others");
  }

  @Test
  void whoLeftIsSaidSinceThenBesideWhatElseThereIsToSay() {
    // Given
    staff.person("i2", Staff.upn(EVE), AccountStatus.DEACTIVATED);
    // When
    Noted noted = custodians.also(custody(Staff.token("1", Custody.State.HELD, "Eve@Example.org")));
    // Then
    Instant since = KeptItems.T0;
    assertThat(noted.said())
        .containsExactly(
            BEFORE,
            new Said(Kind.CUSTODY_HOLDER_LEFT, since, "who has left still holds a token: " + EVE));
  }

  @Test
  void anAnswerAboutAPersonIsKeptForAShortTime() {
    // Given
    Noted item = custody(Staff.token("1", Custody.State.HELD, EVE));
    custodians.also(item);
    staff.person("i2", Staff.upn(EVE), AccountStatus.DELETED);
    // When
    clock.pass(Custodians.KEPT.minus(Duration.ofMillis(1)));
    // Then
    assertThat(custodians.also(item).said()).hasSize(1);
    clock.pass(Duration.ofMillis(1));
    assertThat(custodians.also(item).said()).hasSize(2);
  }

  private static Noted custody(Token... tokens) {
    return new Noted(new CustodyItem(HSM, new Custody(1, List.of(tokens))), List.of(BEFORE));
  }
}
