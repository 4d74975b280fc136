package io.portcullis.routes.runtime;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.keys.KeyFilter;
import io.portcullis.routes.api.Keys;
import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.explain.SubjectIndex;
import io.portcullis.routes.intake.Intake;
import io.portcullis.routes.inventory.InventoryPart;
import io.portcullis.routes.inventory.MigrationWatch;
import io.portcullis.routes.inventory.MigrationWatch.Migration;
import io.portcullis.routes.keys.MatrixDuty;
import io.portcullis.routes.seal.MatrixIndex;
import io.portcullis.routes.seal.Templates;

/** What the hub does by itself with its own copies: migrations looked at, the matrix written. */
final class OwnDuties implements AutoCloseable {
  private final List<Duty> all = new ArrayList<>();
  private final Optional<MatrixIndex> matrix;

  OwnDuties(
      PortcullisConfig config,
      SubjectIndex subjects,
      Optional<InventoryPart> inventory,
      Intake intake,
      Clock clock) {
    List<Migration> migrations =
        config.watch().migrations().stream()
            .map(m -> new Migration(m.from(), m.to(), m.until().at()))
            .toList();
    if (!migrations.isEmpty()) {
      inventory.ifPresent(i -> all.add(MigrationWatch.of(migrations, i, intake, clock)));
    }
    matrix =
        ElasticsearchOf.settings(config.elasticsearch())
            .map(access -> new MatrixIndex(access, new Templates(config.storage().datasets())));
    Keys keys = new LiveKeys(subjects, id -> Optional.empty(), spki -> List.of(), clock);
    matrix.ifPresent(
        index ->
            all.add(
                new MatrixDuty(
                    after -> keys.matrix(KeyFilter.ANY, after, Keys.MOST), index::write, clock)));
  }

  List<Duty> all() {
    return List.copyOf(all);
  }

  @Override
  public void close() {
    matrix.ifPresent(MatrixIndex::close);
  }
}
