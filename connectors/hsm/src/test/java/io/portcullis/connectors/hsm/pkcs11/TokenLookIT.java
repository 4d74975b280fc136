package io.portcullis.connectors.hsm.pkcs11;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.hsm.care.Care;
import io.portcullis.connectors.hsm.care.CareLimits;
import io.portcullis.connectors.hsm.care.KnownGood;
import io.portcullis.connectors.hsm.care.Memory;
import io.portcullis.connectors.hsm.care.TokenSeen;
import io.portcullis.model.Remark.Kind;
import io.portcullis.model.Statement.Remarked.Said;

import static io.portcullis.connectors.hsm.pkcs11.KeyActions.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The care of a real SoftHSM2. */
class TokenLookIT {
  private static final String PIN = "pin-48151623";
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final CareLimits LIMITS =
      new CareLimits(Duration.ofMinutes(1), Duration.ofDays(365_000), 1);

  @TempDir Path dir;
  private SoftHsm hsm;
  private Pkcs11Enforcer enforcer;

  @BeforeEach
  void token() throws Exception {
    hsm = SoftHsm.create(dir, TOKEN, PIN);
    Files.writeString(dir.resolve("pin"), PIN);
    open();
  }

  private void open() {
    enforcer =
        new Pkcs11Enforcer(hsm.config(TOKEN, dir.resolve("pin"), TIMEOUT), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    enforcer.close();
  }

  @Test
  void aTokenThatIsGoneIsAway() throws Exception {
    // Given
    Memory before = new Care(List.of(), LIMITS).seen(Memory.NONE, enforcer.look(), NOW);
    enforcer.close();
    hsm.remove();
    // When
    assertThatThrownBy(enforcer::look)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no slot holds a token labelled " + TOKEN);
    // Then
    Care care = new Care(List.of(), LIMITS);
    assertThat(kinds(care, care.missed(before, NOW))).containsExactly(Kind.HSM_AWAY);
  }

  @Test
  void anotherTokenOfTheSameNameTookItsPlace() throws Exception {
    // Given
    Care care = new Care(List.of(), LIMITS);
    TokenSeen first = enforcer.look();
    Memory before = care.seen(Memory.NONE, first, NOW);
    enforcer.close();
    hsm.remove();
    hsm.init();
    open();
    // When
    Memory after = care.seen(before, enforcer.look(), NOW.plusSeconds(60));
    // Then
    assertThat(care.said(after, NOW.plusSeconds(60)))
        .containsExactly(
            new Said(
                Kind.FAILED_OVER,
                NOW.plusSeconds(60),
                "took the place of the token with serial " + first.serial()));
  }

  @Test
  void firmwareAndDriverAreHeldAgainstTheList() throws Exception {
    // Given
    TokenSeen seen = enforcer.look();
    KnownGood good =
        new KnownGood(
            seen.manufacturer(),
            seen.model(),
            List.of(seen.firmware()),
            List.of(seen.library()),
            List.of(seen.librarySha256()));
    KnownGood bad =
        new KnownGood(seen.manufacturer(), seen.model(), List.of("9.9"), List.of("9.9"), List.of());
    // When, then
    assertThat(kinds(List.of(good), seen)).isEmpty();
    assertThat(kinds(List.of(bad), seen))
        .containsExactlyInAnyOrder(Kind.FIRMWARE_UNKNOWN, Kind.DRIVER_UNKNOWN);
    assertThat(kinds(List.of(bad, good), seen)).isEmpty();
  }

  @Test
  void aTokenTellsWhatItIsAndAnswers() throws Exception {
    // When
    TokenSeen seen = enforcer.look();
    // Then
    assertThat(seen.manufacturer()).contains("SoftHSM");
    assertThat(seen.serial()).isNotEmpty();
    assertThat(seen.librarySha256()).matches("[0-9a-f]{64}");
    assertThat(seen.random()).isPresent();
    assertThat(seen.took()).isPositive().isLessThan(TIMEOUT);
    assertThat(seen.waiting()).isZero();
    // SoftHSM2 sets no CKF_CLOCK_ON_TOKEN.
    assertThat(seen.clock()).isEmpty();
  }

  private static List<Kind> kinds(List<KnownGood> known, TokenSeen seen) {
    Care care = new Care(known, LIMITS);
    return kinds(care, care.seen(Memory.NONE, seen, NOW));
  }

  private static List<Kind> kinds(Care care, Memory memory) {
    return care.said(memory, NOW).stream().map(Said::kind).toList();
  }
}
