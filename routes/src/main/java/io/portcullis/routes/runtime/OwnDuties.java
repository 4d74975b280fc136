package io.portcullis.routes.runtime;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.portcullis.model.keys.KeyFilter;
import io.portcullis.routes.api.Keys;
import io.portcullis.routes.api.MatrixPage;
import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.routes.desk.DeskPart;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.explain.SubjectIndex;
import io.portcullis.routes.intake.Intake;
import io.portcullis.routes.inventory.InventoryPart;
import io.portcullis.routes.inventory.MigrationWatch;
import io.portcullis.routes.inventory.MigrationWatch.Migration;
import io.portcullis.routes.keys.MatrixDuty;
import io.portcullis.routes.seal.ElasticsearchAccess;
import io.portcullis.routes.seal.MatrixIndex;
import io.portcullis.routes.seal.Templates;

/** What the hub does by itself with its own copies: migrations looked at, the matrix written. */
final class OwnDuties {
  private OwnDuties() {}

  static List<Duty> of(
      PortcullisConfig config,
      SubjectIndex subjects,
      Optional<InventoryPart> inventory,
      Intake intake,
      DeskPart desk,
      Clock clock) {
    Stream<Duty> matrix =
        ElasticsearchOf.settings(config.elasticsearch()).stream()
            .map(access -> matrix(access, config, subjects, desk, clock));
    return Stream.concat(migrations(config, inventory, intake, clock), matrix).toList();
  }

  private static Stream<Duty> migrations(
      PortcullisConfig config, Optional<InventoryPart> inventory, Intake intake, Clock clock) {
    List<Migration> migrations =
        config.watch().migrations().stream()
            .map(m -> new Migration(m.from(), m.to(), m.until().at()))
            .toList();
    return migrations.isEmpty()
        ? Stream.empty()
        : inventory.stream().map(i -> MigrationWatch.of(migrations, i, intake, clock));
  }

  private static Duty matrix(
      ElasticsearchAccess access,
      PortcullisConfig config,
      SubjectIndex subjects,
      DeskPart desk,
      Clock clock) {
    MatrixIndex index = new MatrixIndex(access, new Templates(config.storage().datasets()));
    // A matrix asks neither for what is below a key nor for certificates of others.
    Keys keys =
        new LiveKeys(
            subjects,
            id -> Optional.empty(),
            spki -> List.of(),
            id -> List.of(),
            desk::drills,
            clock);
    return new MatrixDuty(
        after -> desk.ready() ? keys.matrix(KeyFilter.ANY, after, Keys.MOST) : MatrixPage.NOT_YET,
        index::write,
        MatrixIndex.MOST_KEYS,
        clock);
  }
}
