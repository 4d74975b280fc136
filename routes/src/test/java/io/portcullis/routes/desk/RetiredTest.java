package io.portcullis.routes.desk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.inventory.desk.By;
import io.portcullis.inventory.desk.Item;
import io.portcullis.inventory.desk.RetentionItem;
import io.portcullis.inventory.desk.Retentions;
import io.portcullis.inventory.desk.RotationItem;
import io.portcullis.inventory.desk.Ruling;
import io.portcullis.inventory.exercise.Hold;
import io.portcullis.inventory.exercise.Retention;
import io.portcullis.inventory.rotation.Cause;
import io.portcullis.inventory.rotation.Move;
import io.portcullis.inventory.rotation.Need;
import io.portcullis.inventory.rotation.Phase;
import io.portcullis.inventory.rotation.Plan;
import io.portcullis.inventory.rotation.Rotation;
import io.portcullis.inventory.rotation.Track;

import static org.assertj.core.api.Assertions.assertThat;

class RetiredTest {
  private static final Duration KEPT = Duration.ofDays(90);

  @TempDir private Path folder;
  private PlainDesk hub;

  @BeforeEach
  void open() {
    hub = new PlainDesk(folder.resolve("hub"));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void nothingIsSaidWhereNothingIsSet() {
    // Given
    hub.keep(retired("key-1"));
    // When
    new Retired(hub.view, hub.desk, Duration.ZERO).make();
    // Then
    assertThat(hub.view.of(Item.Kind.RETENTION, "")).isEmpty();
  }

  @Test
  void ofAKeyThatIsNotRetiredNothingIsSaid() {
    // Given
    hub.keep(KeptItems.rotation("r1", "pki"));
    // When
    make();
    // Then
    assertThat(hub.view.of(Item.Kind.RETENTION, "")).isEmpty();
  }

  @Test
  void whatSomebodySaidStays() {
    // Given
    hub.keep(retired("key-1"));
    hub.keep(KeptItems.retention("key-1"));
    // When
    make();
    // Then
    assertThat(kept("key-1")).isEqualTo(KeptItems.retention("key-1").retention());
  }

  @Test
  void onlySoManyAreWrittenInOneLook() {
    // Given
    for (int i = 0; i <= Proposals.MOST; i++) {
      hub.keep(retired("key-" + i));
    }
    // When
    make();
    // Then
    assertThat(hub.view.of(Item.Kind.RETENTION, "")).hasSize(Proposals.MOST);
    make();
    assertThat(hub.view.of(Item.Kind.RETENTION, "")).hasSize(Proposals.MOST + 1);
  }

  @Test
  void aRetiredKeyIsKeptFromItsRetirementOnAndHoldsStay() {
    // Given
    hub.keep(retired("key-1"));
    hub.keep(retired("key-2"));
    Ruling<RetentionItem> held =
        Retentions.hold(Optional.empty(), "key-2", "case 7", new By("counsel", KeptItems.T0));
    hub.keep(((Ruling.Changed<RetentionItem>) held).item());
    // When
    make();
    make();
    // Then
    Hold hold = new Hold("case 7", "counsel", KeptItems.T0, Optional.empty());
    assertThat(kept("key-1"))
        .isEqualTo(new Retention(KeptItems.T0, KEPT, Optional.empty(), List.of()));
    assertThat(kept("key-2"))
        .isEqualTo(new Retention(KeptItems.T0, KEPT, Optional.empty(), List.of(hold)));
    assertThat(hub.view.find("retention/key-1").orElseThrow().version()).isEqualTo(1);
  }

  private void make() {
    new Retired(hub.view, hub.desk, KEPT).make();
  }

  private Retention kept(String key) {
    return hub.desk.find(RetentionItem.class, key).item().retention();
  }

  private static RotationItem retired(String key) {
    return RotationItem.of(
        new Rotation(
            "r-" + key,
            key,
            "new-" + key,
            Track.KEY,
            Cause.POLICY,
            Need.MANDATORY,
            new Plan("pki", KeptItems.T0, "sign", "errors"),
            Phase.RETIRED,
            KeptItems.T0,
            List.of(Move.to(Phase.RETIRED, KeptItems.T0, "ann", "CHG-1").approvedBy("bob"))));
  }
}
