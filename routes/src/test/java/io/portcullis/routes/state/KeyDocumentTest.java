package io.portcullis.routes.state;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.KeyDeclaration.KeyBackup;
import io.portcullis.model.KeyDeclaration.KeyRotation;
import io.portcullis.model.KeyDeclaration.Recoverability;
import io.portcullis.model.KeyDeclaration.Tier;
import io.portcullis.model.KeyHome;
import io.portcullis.model.KeyUsers;
import io.portcullis.model.State;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Validation;
import io.portcullis.model.keys.Drill;

import static org.assertj.core.api.Assertions.assertThat;

class KeyDocumentTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

  @Test
  void ofAKeyThatNobodyDeclaredNothingIsInvented() throws IOException {
    // Given
    State key = new State(Subject.fresh("key-1", SubjectKind.KEY, NOW), List.of());
    // When
    Map<String, Object> document = KeyDocument.of(key, "", List.of(), NOW);
    // Then
    assertThat(Mapped.unmapped("portcullis-keys", document)).isEmpty();
    assertThat(document)
        .containsEntry("tier", "unknown")
        .containsEntry("exportable", "unknown")
        .doesNotContainKeys("fips", "backup", "token", "last_used");
    assertThat(document.get("rotation")).isEqualTo(Map.of("state", "none"));
  }

  @Test
  void allThatIsDeclaredIsMapped() throws IOException {
    // Given
    Validation fips =
        new Validation("4703", "140-3", "3", Validation.Status.ACTIVE, Optional.of(NOW));
    KeyDeclaration declared =
        new KeyDeclaration(
            "signs code",
            Tier.PRODUCTION_SIGNING,
            Recoverability.NOTIFY_CUSTOMERS,
            "pki",
            "prod",
            new KeyHome(KeyHome.Kind.HSM_NETWORK, "luna-1", "7.8.4", "libCryptoki2 10.7", fips),
            Optional.of(false),
            new KeyUsers(List.of("svc-sign", "svc-build"), List.of(), List.of()),
            new KeyBackup("all keys", "vault B", Optional.of(true), Optional.of(NOW)),
            new KeyRotation(
                Optional.of(Duration.ofDays(365)),
                Optional.of(NOW.minus(Duration.ofDays(340))),
                Optional.empty()),
            "RSA",
            "4096");
    // When
    Map<String, Object> document = KeyDocument.of(state(declared), "overlap", List.of(), NOW);
    // Then
    assertThat(Mapped.unmapped("portcullis-keys", document)).isEmpty();
    assertThat(document)
        .containsEntry("tier", "production-signing")
        .containsEntry("bits", 4096L)
        .containsEntry("users", 2L)
        .containsEntry("exportable", "declared-no")
        .containsEntry("aliases", List.of("pkcs11-key=luna:0a"));
    assertThat(document.get("home").toString()).contains("kind=hsm-network", "hardware=true");
    assertThat(document.get("fips").toString()).contains("status=historical", "level=3");
    assertThat(document.get("rotation").toString())
        .contains("state=due", "open=overlap", "every_days=365");
    assertThat(document.get("backup").toString()).contains("encrypted=true", "place=vault B");
  }

  @Test
  void aRestoreOnTheCalendarIsTheLastDrillWhereItIsNewerThanWhatIsDeclared() {
    // Given
    KeyDeclaration declared = drilled(NOW.minus(Duration.ofDays(9)));
    Instant lately = NOW.minus(Duration.ofDays(2));
    List<Drill> drills =
        List.of(
            new Drill("ann", NOW.minusSeconds(1), true, false, List.of()),
            new Drill("ann", NOW, false, true, List.of("protocol 13")),
            new Drill("ann", lately, true, false, List.of("protocol 12")));
    // When
    Map<String, Object> document = KeyDocument.of(state(declared), "", drills, NOW);
    // Then
    assertThat(document.get("backup")).isEqualTo(Map.of("drilled", lately.toString()));
  }

  private static KeyDeclaration drilled(Instant at) {
    KeyDeclaration none = KeyDeclaration.NONE;
    return new KeyDeclaration(
        none.purpose(),
        none.tier(),
        none.recoverability(),
        none.owner(),
        none.environment(),
        none.home(),
        none.exportable(),
        none.users(),
        new KeyBackup("", "", Optional.empty(), Optional.of(at)),
        none.rotation(),
        none.algorithm(),
        none.size());
  }

  @ParameterizedTest
  @CsvSource({"0, overdue", "1, due", "30, due", "31, planned"})
  void howSoonItIsToBeReplacedIsOneWord(int days, String word) {
    // Given
    KeyDeclaration declared =
        new KeyDeclaration(
            "",
            null,
            null,
            "",
            "",
            null,
            null,
            null,
            null,
            new KeyRotation(
                Optional.empty(), Optional.empty(), Optional.of(NOW.plus(Duration.ofDays(days)))),
            "",
            "");
    // When
    Map<String, Object> document = KeyDocument.of(state(declared), "", List.of(), NOW);
    // Then
    assertThat(document.get("rotation").toString()).contains("state=" + word);
  }

  private static State state(KeyDeclaration declared) {
    Subject key =
        Subject.fresh("key-1", SubjectKind.KEY, NOW)
            .alsoKnownAs(List.of(new Alias(AliasType.PKCS11_KEY, "luna:0a")));
    return new State(key.with(DeclaredFacts.of(declared, NOW)), List.of());
  }
}
