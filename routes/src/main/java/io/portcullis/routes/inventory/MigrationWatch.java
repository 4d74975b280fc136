package io.portcullis.routes.inventory;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.portcullis.connectors.api.remark.RemarkRow;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.DistinguishedName;
import io.portcullis.model.Remark.Kind;
import io.portcullis.model.Statement.Remarked;
import io.portcullis.model.Statement.Remarked.Said;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.duty.LaterException;
import io.portcullis.routes.duty.SteppedDuty;
import io.portcullis.routes.intake.Intake;
import io.portcullis.routes.intake.Receipt;
import io.portcullis.routes.remark.RemarkTeller;

/**
 * Looks every hour whether authorities that were given up still issue. It keeps no place: what is
 * told is told whole, at the start and when it changes, and once a day.
 */
public final class MigrationWatch extends SteppedDuty {
  /** Not one of a configured source, whose name has no colon. */
  public static final String SOURCE = "watch:migrations";

  static final Duration EVERY = Duration.ofHours(1);

  private final List<Migration> migrations;
  private final InventoryPart inventory;
  private final RemarkTeller teller;
  private final Clock clock;

  /**
   * A move from one authority to another.
   *
   * @param from distinguished name, {@code to} likewise
   * @param until from then on nothing is to come from the first one
   */
  public record Migration(String from, String to, Instant until) {}

  MigrationWatch(
      List<Migration> migrations,
      InventoryPart inventory,
      Function<byte[], Receipt> take,
      Clock clock) {
    this.migrations = List.copyOf(migrations);
    this.inventory = inventory;
    this.teller = new RemarkTeller("migrations", take);
    this.clock = clock;
  }

  public static MigrationWatch of(
      List<Migration> migrations, InventoryPart inventory, Intake intake, Clock clock) {
    Optional<Duration> expected = Optional.of(EVERY.multipliedBy(2));
    return new MigrationWatch(
        migrations, inventory, RemarkTeller.way(SOURCE, expected, intake), clock);
  }

  @Override
  public String name() {
    return "watch-migrations";
  }

  @Override
  protected void begin(Place place) {
    teller.clear();
  }

  /** Looks once. */
  @Override
  protected Duration work(Place place) throws IOException, InterruptedException {
    Instant now = clock.instant();
    List<RemarkRow> rows = migrations.stream().map(migration -> row(migration, now)).toList();
    if (!teller.tell(rows, now)) {
      throw new LaterException(RemarkTeller.NOT_TAKEN);
    }
    return EVERY;
  }

  private RemarkRow row(Migration migration, Instant now) {
    String from = DistinguishedName.canonical(migration.from());
    List<Said> said =
        now.isBefore(migration.until())
            ? List.of()
            : said(inventory.latecomers(from, migration.until()), migration);
    return new RemarkRow(
        SubjectKind.AUTHORITY,
        List.of(new Alias(AliasType.AUTHORITY_NAME, from)),
        new Remarked("migration to " + migration.to(), said));
  }

  private static List<Said> said(Latecomers late, Migration migration) {
    return late.count() == 0
        ? List.of()
        : List.of(
            new Said(
                Kind.ISSUER_NOT_MOVED,
                late.first(),
                "%d certificates came from it after %s, the newest is %s"
                    .formatted(late.count(), migration.until(), late.newest())));
  }
}
