package io.portcullis.routes.desk;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.remark.RemarkRow;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.api.HubRefusal;
import io.portcullis.routes.explain.SubjectIndex;
import io.portcullis.routes.intake.Receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Something is kept about a key that only the inventory knows. */
class UnheardKeysTest {
  private static final String SPKI = "ab".repeat(32);

  @TempDir private Path folder;
  private final List<RemarkRow> told = new ArrayList<>();
  private SubjectIndex index;
  private Staff staff;
  private Subjects subjects;

  @BeforeEach
  void open() {
    index = new SubjectIndex(folder);
    staff = new Staff(index);
    subjects = new Subjects(index, Map::of, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    index.close();
  }

  @Test
  void aLogThatDoesNotTakeItIsARefusal() {
    // Given
    UnheardKeys unheard =
        keys(CompletableFuture.failedFuture(new IllegalStateException("Kafka is away")), true);
    // When, Then
    assertThatThrownBy(() -> unheard.tell(SPKI))
        .isInstanceOf(HubRefusal.class)
        .hasMessage("the log does not take the key now; ask again");
  }

  @Test
  void whatIsNotKnownInTimeIsARefusal() {
    // Given: the log takes it, and nothing comes of it
    UnheardKeys unheard = keys(CompletableFuture.completedFuture(null), false);
    // When, Then
    assertThatThrownBy(() -> unheard.tell(SPKI))
        .isInstanceOf(HubRefusal.class)
        .hasMessage("the key is still being taken in; ask again");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "issuing-key",
        "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd",
        "sha256=abababababababababababababababababababababababababababababababab"
      })
  void whatIsNoKeyOfTheInventoryIsNotTold(String name) {
    // Given
    UnheardKeys unheard = keys(CompletableFuture.completedFuture(null), true);
    // When
    unheard.tell(name);
    // Then
    assertThat(told).isEmpty();
  }

  @Test
  void aKeyThatIsKnownIsNotToldAgain() {
    // Given
    heard();
    UnheardKeys unheard = keys(CompletableFuture.completedFuture(null), true);
    // When
    unheard.tell(SPKI);
    // Then
    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abababababababababababababababababababababababababababababababab",
        "ABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABAB",
        "spki-sha256=abababababababababababababababababababababababababababababababab",
        "AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:"
            + "AB:AB:AB:AB"
      })
  void aKeyOfTheInventoryIsAKeyThen(String name) {
    // Given
    UnheardKeys unheard = keys(CompletableFuture.completedFuture(null), true);
    // When
    unheard.tell(name);
    // Then
    assertThat(told)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.kind()).isEqualTo(SubjectKind.KEY);
              assertThat(row.remarked().said()).isEmpty();
            });
    assertThat(subjects.key(name)).isEqualTo("key-1");
  }

  /**
   * @param comes whether the log comes round to this hub's copy
   */
  private UnheardKeys keys(CompletableFuture<Void> durable, boolean comes) {
    return new UnheardKeys(
        subjects,
        SPKI::equals,
        body -> {
          told.add(Json.read(body, RemarkRow.class));
          if (comes) {
            heard();
          }
          return new Receipt(1, 0, 0, Optional.empty(), durable);
        },
        comes ? Duration.ofMinutes(1) : Duration.ZERO);
  }

  private void heard() {
    staff.tell(
        Subject.fresh("key-1", SubjectKind.KEY, KeptItems.T0)
            .alsoKnownAs(List.of(Subjects.spki(SPKI).orElseThrow())));
  }
}
