package io.portcullis.routes.inventory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.remark.RemarkParser;
import io.portcullis.connectors.api.remark.RemarkRow;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.DistinguishedName;
import io.portcullis.model.Remark.Kind;
import io.portcullis.model.Statement.Remarked;
import io.portcullis.model.Statement.Remarked.Said;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.intake.Intake;
import io.portcullis.routes.intake.Receipt;
import io.portcullis.routes.intake.Source;
import io.portcullis.routes.poll.Backoff;

/**
 * Looks every hour whether authorities that were given up still issue. It keeps no place: what is
 * told is told whole, at the start and when it changes, and once a day.
 */
public final class MigrationWatch implements Duty {
  /** Not one of a configured source, whose name has no colon. */
  public static final String SOURCE = "watch:migrations";

  static final Duration EVERY = Duration.ofHours(1);
  static final Duration AGAIN = Duration.ofDays(1);

  private static final Logger LOG = LoggerFactory.getLogger(MigrationWatch.class);

  private final List<Migration> migrations;
  private final InventoryPart inventory;
  private final Function<byte[], Receipt> take;
  private final Clock clock;
  private final Map<String, RemarkRow> told = new HashMap<>();
  private Instant all = Instant.EPOCH;
  private int failures;

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
    this.take = take;
    this.clock = clock;
  }

  public static MigrationWatch of(
      List<Migration> migrations, InventoryPart inventory, Intake intake, Clock clock) {
    Optional<Duration> expected = Optional.of(EVERY.multipliedBy(2));
    Source source = new Source(SOURCE, new RemarkParser(), expected, false);
    return new MigrationWatch(
        migrations, inventory, body -> intake.accept(source, body, SOURCE), clock);
  }

  @Override
  public String name() {
    return "watch-migrations";
  }

  @Override
  public void run(Place place) throws InterruptedException {
    told.clear();
    while (!Thread.currentThread().isInterrupted()) {
      Thread.sleep(step());
    }
  }

  /** Looks once. Returns how long to wait before the next time. */
  Duration step() throws InterruptedException {
    Instant now = clock.instant();
    boolean again = !all.plus(AGAIN).isAfter(now);
    List<RemarkRow> rows = new ArrayList<>();
    for (Migration migration : migrations) {
      RemarkRow row = row(migration, now);
      if (again || !row.equals(told.get(row.remarked().item()))) {
        rows.add(row);
      }
    }
    try {
      Receipt receipt = take.apply(RemarkRow.body(rows));
      receipt.firstProblem().ifPresent(why -> LOG.warn("migrations: {}", why));
      receipt.durable().get();
    } catch (ExecutionException e) {
      failures++;
      LOG.warn("migrations: the log did not take what was seen");
      return Backoff.after(failures);
    }
    failures = 0;
    all = again ? now : all;
    rows.forEach(row -> told.put(row.remarked().item(), row));
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
