package io.portcullis.routes.inventory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.remark.RemarkRow;
import io.portcullis.inventory.Entry;
import io.portcullis.model.Certificate;
import io.portcullis.model.Remark.Kind;
import io.portcullis.model.Statement.Remarked.Said;
import io.portcullis.routes.MovedClock;
import io.portcullis.routes.duty.KeptPlace;
import io.portcullis.routes.intake.Receipt;
import io.portcullis.routes.inventory.MigrationWatch.Migration;

import static org.assertj.core.api.Assertions.assertThat;

class MigrationWatchTest {
  private static final Instant UNTIL = Instant.parse("2026-07-01T00:00:00Z");
  private static final String OLD = "CN=Old CA,O=Example";

  @TempDir Path folder;
  private final MovedClock clock = new MovedClock(UNTIL);
  private final List<String> taken = new ArrayList<>();
  private CompletableFuture<Void> durable = CompletableFuture.completedFuture(null);
  private InventoryPart inventory;
  private MigrationWatch watch;

  @BeforeEach
  void open() {
    inventory = new InventoryPart(folder, 8, new SimpleMeterRegistry(), clock);
    Migration migration = new Migration("cn=Old CA, o=Example", "CN=New CA", UNTIL);
    watch = new MigrationWatch(List.of(migration), inventory, this::take, clock);
  }

  @AfterEach
  void close() {
    inventory.close();
  }

  @Test
  void whatTheLogDidNotTakeIsToldAgain() throws Exception {
    // Given
    durable = CompletableFuture.failedFuture(new IOException("Kafka is away"));
    assertThat(watch.step(new KeptPlace())).isEqualTo(Duration.ofSeconds(1));
    durable = CompletableFuture.completedFuture(null);
    // When
    Duration wait = watch.step(new KeptPlace());
    // Then
    assertThat(wait).isEqualTo(MigrationWatch.EVERY);
    assertThat(rows(1)).hasSize(1);
  }

  @Test
  void beforeTheDayNothingIsRemarked() throws Exception {
    // Given
    clock.set(UNTIL.minusSeconds(1));
    put("1", UNTIL.plusSeconds(60));
    // When
    watch.step(new KeptPlace());
    // Then
    assertThat(rows(0).getFirst().remarked().said()).isEmpty();
  }

  @Test
  void whatWasIssuedUpToTheDayOrByAnotherIsNone() throws Exception {
    // Given
    put("1", UNTIL);
    inventory.store().put(List.of(told("CN=New CA", "2", UNTIL.plusSeconds(60))));
    // When
    watch.step(new KeptPlace());
    // Then
    assertThat(rows(0).getFirst().remarked().said()).isEmpty();
  }

  @Test
  void whatComesAfterTheDayIsRemarkedOnceAndAgainWhenThereIsMore() throws Exception {
    // Given
    put("1", UNTIL.plusSeconds(60));
    put("2", UNTIL.plusSeconds(90));
    // When
    watch.step(new KeptPlace());
    watch.step(new KeptPlace());
    put("3", UNTIL.plusSeconds(30));
    watch.step(new KeptPlace());
    // Then
    RemarkRow row = rows(0).getFirst();
    assertThat(row.aliases().getFirst().value()).isEqualTo("cn=old ca,o=example");
    assertThat(row.remarked().item()).isEqualTo("migration to CN=New CA");
    assertThat(row.remarked().said())
        .containsExactly(
            new Said(
                Kind.ISSUER_NOT_MOVED,
                UNTIL.plusSeconds(60),
                "2 certificates came from it after 2026-07-01T00:00:00Z, the newest is 2 (host2)"));
    assertThat(taken.get(1)).isEmpty();
    assertThat(rows(2).getFirst().remarked().said().getFirst().since())
        .isEqualTo(UNTIL.plusSeconds(30));
  }

  private void put(String serial, Instant begin) {
    inventory.store().put(List.of(told(OLD, serial, begin)));
  }

  private static Entry told(String issuer, String serial, Instant begin) {
    Instant end = begin.plus(Duration.ofDays(90));
    return Entry.told(
        new Certificate(issuer, serial, "CN=host" + serial, "", "", begin, end, false, ""),
        "list",
        begin);
  }

  private Receipt take(byte[] body) {
    taken.add(new String(body, StandardCharsets.UTF_8));
    return new Receipt(1, 0, 0, Optional.empty(), durable);
  }

  private List<RemarkRow> rows(int which) {
    return taken
        .get(which)
        .lines()
        .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8), RemarkRow.class))
        .toList();
  }
}
