package io.portcullis.routes.runtime;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.intake.Intake;
import io.portcullis.routes.inventory.InventoryPart;
import io.portcullis.routes.inventory.MigrationWatch;
import io.portcullis.routes.inventory.MigrationWatch.Migration;

/** What the hub does by itself with its own copies: declared migrations are looked at. */
final class OwnDuties {
  private OwnDuties() {}

  static List<Duty> of(
      PortcullisConfig config, Optional<InventoryPart> inventory, Intake intake, Clock clock) {
    List<Migration> migrations =
        config.watch().migrations().stream()
            .map(m -> new Migration(m.from(), m.to(), m.until().at()))
            .toList();
    return migrations.isEmpty()
        ? List.of()
        : inventory.stream()
            .<Duty>map(i -> MigrationWatch.of(migrations, i, intake, clock))
            .toList();
  }
}
