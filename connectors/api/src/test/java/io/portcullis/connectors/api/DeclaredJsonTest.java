package io.portcullis.connectors.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Declared;
import io.portcullis.model.Facts;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.KeyDeclaration.KeyBackup;
import io.portcullis.model.KeyDeclaration.KeyRotation;
import io.portcullis.model.KeyDeclaration.Recoverability;
import io.portcullis.model.KeyDeclaration.Tier;
import io.portcullis.model.KeyHistory;
import io.portcullis.model.KeyHome;
import io.portcullis.model.KeyUsers;
import io.portcullis.model.Proposal;
import io.portcullis.model.Statement;
import io.portcullis.model.Validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class DeclaredJsonTest {
  private static final Instant DAY = Instant.parse("2026-03-31T00:00:00Z");
  private static final KeyDeclaration ALL =
      new KeyDeclaration(
          "signs devices",
          Tier.CA,
          Recoverability.NOTIFY_CUSTOMERS,
          "pki",
          "production",
          new KeyHome(
              KeyHome.Kind.HSM_PCIE,
              "luna-1",
              "7.8.4",
              "10.7",
              new Validation("4684", "140-3", "3", Validation.Status.ACTIVE, Optional.of(DAY))),
          Optional.of(false),
          new KeyUsers(List.of("ann"), List.of("release"), List.of("2001:db8::/32")),
          new KeyBackup("copy", "cellar", Optional.of(true), Optional.of(DAY)),
          new KeyRotation(Optional.of(Duration.ofDays(365)), Optional.of(DAY), Optional.empty()),
          "RSA",
          "4096");

  @Test
  void whatIsDeclaredIsReadAsItWasWritten() {
    for (Statement said :
        List.of(
            new Statement.KeyDeclared(ALL),
            new Statement.KeyDeclared(KeyDeclaration.NONE),
            new Statement.CeremonyHeld("generation", DAY, 3, 2),
            new Statement.AccessReviewTold("admins", DAY, true))) {
      // When
      Statement read = Json.read(Json.bytes(said), Statement.class);
      // Then
      assertThat(read).isEqualTo(said);
    }
  }

  /** Firmware, driver and validation came later. */
  @Test
  void aPlaceOfAnEarlierReleaseIsRead() {
    // When
    KeyHome read =
        Json.read("{\"kind\":\"TPM\",\"module\":\"luna-1\"}".getBytes(UTF_8), KeyHome.class);
    // Then
    assertThat(read).isEqualTo(new KeyHome(KeyHome.Kind.TPM, "luna-1"));
  }

  /** A later release may know more, and an earlier one less. */
  @Test
  void whatIsMissingSaysNothing() {
    // Given
    byte[] little =
        "{\"kind\":\"key-declared\",\"declaration\":{\"tier\":\"CA\",\"more\":1}}"
            .getBytes(StandardCharsets.UTF_8);
    // When
    Statement.KeyDeclared read = Json.read(little, Statement.KeyDeclared.class);
    // Then
    assertThat(read.declaration().tier()).isEqualTo(Tier.CA);
    assertThat(read.declaration().users()).isEqualTo(KeyUsers.ANYBODY);
    assertThat(read.declaration().backup()).isEqualTo(KeyBackup.NONE);
  }

  @Test
  void aUseThatAnEarlierReleaseToldHasNoJobAndTheLogGrowsByNone() {
    // Given
    Statement plain = new Statement.KeyOperated("sign", "ann", true);
    String old =
        "{\"kind\":\"key-operated\",\"operation\":\"sign\",\"principal\":\"ann\",\"success\":true}";
    // When
    Statement read = Json.read(old.getBytes(StandardCharsets.UTF_8), Statement.class);
    // Then
    assertThat(read).isEqualTo(plain);
    assertThat(Json.text(plain)).doesNotContain("job").doesNotContain("environment");
    Statement full = new Statement.KeyOperated("sign", "ann", true, "release", "test");
    assertThat(Json.read(Json.bytes(full), Statement.class)).isEqualTo(full);
  }

  @Test
  void stateAndProposalsOfAnEarlierReleaseAreRead() {
    // Given
    String facts = Json.text(Facts.NONE).replaceAll(",\"declared\":\\{[^}]*\\}", "");
    String history = Json.text(KeyHistory.NONE).replace(",\"accesses\":[]", "");
    // When
    Facts read = Json.read(facts.getBytes(StandardCharsets.UTF_8), Facts.class);
    // Then
    assertThat(facts).doesNotContain("\"declared\"");
    assertThat(history).doesNotContain("accesses");
    assertThat(read.declared()).isEqualTo(Declared.NONE);
    assertThat(Json.read(history.getBytes(StandardCharsets.UTF_8), KeyHistory.class))
        .isEqualTo(KeyHistory.NONE);
    assertThat(Json.read("{}".getBytes(StandardCharsets.UTF_8), Proposal.class).tier())
        .isEqualTo(Tier.UNKNOWN);
  }
}
