package io.portcullis.lab.net;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What a killed lab leaves behind. Slots from the upper end, so that no real lab is met. */
class LeftoversIT {
  private static final int SLOT = Slot.COUNT - 1;

  @TempDir private Path root;

  @BeforeEach
  void theProgramsAreThere() {
    LabNeeds.check();
  }

  @Test
  void aHeldSlotIsLeftAlone() {
    // Given
    try (Slot held = Slot.take(root, SLOT).orElseThrow()) {
      // When
      boolean taken = Slot.take(root, SLOT).isPresent();
      // Then
      assertThat(taken).isFalse();
      assertThat(held.number()).isEqualTo(SLOT);
    }
  }

  @Test
  void processesNamespacesAndFilesOfADeadRunGo() throws Exception {
    // Given: a lab that ended without closing
    Slot dead = Slot.take(root, SLOT).orElseThrow();
    Plan plan = new Plan(SLOT, dead.folder());
    Files.createDirectories(plan.run());
    Files.writeString(plan.run().resolve("note"), "x");
    new Wiring(plan).up();
    Daemon inside =
        Daemon.start(
            "inside",
            plan.run(),
            "inside.out",
            Map.of(),
            List.of("/usr/sbin/ip", "netns", "exec", plan.deviceSpace(), "sleep", "600"));
    Daemon outside =
        Daemon.start(
            "outside",
            plan.run(),
            "outside.out",
            Map.of(),
            List.of("tail", "-f", plan.run().resolve("note").toString()));
    Awaitility.await().until(() -> inside.alive() && outside.alive());
    dead.close();
    // When
    Slot slot = Slot.take(root, SLOT).orElseThrow();
    Leftovers.clear(slot);
    // Then
    Awaitility.await().until(() -> !inside.alive() && !outside.alive());
    assertThat(plan.run()).doesNotExist();
    assertThat(Shell.run("ip", "netns", "list")).doesNotContain(plan.deviceSpace());
    assertThat(Shell.attempt("ip", "link", "show", plan.link()).ok()).isFalse();
    slot.close();
  }
}
