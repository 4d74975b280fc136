package io.portcullis.routes;

import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.KeyDeclaration.KeyBackup;
import io.portcullis.model.KeyDeclaration.KeyRotation;
import io.portcullis.model.KeyDeclaration.Recoverability;
import io.portcullis.model.KeyDeclaration.Tier;
import io.portcullis.model.KeyHome;
import io.portcullis.model.KeyUsers;
import io.portcullis.model.Severity;
import io.portcullis.model.Standing;
import io.portcullis.model.Statement.KeyDeclared;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.Statement.RiskOrigin;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Trust;
import io.portcullis.model.guard.GuardInput;
import io.portcullis.model.guard.Limits;

import static org.assertj.core.api.Assertions.assertThat;

/** What is declared of a key decides how many people are asked, through the whole middle. */
class KeyTierOfTheMiddleTest {
  private static final Alias KEY = Alias.vendor(AliasType.PKCS11_KEY, "issuing", "0a1b");

  private final Middle middle = new Middle(new PlainPolicy(), Limits.DEFAULT);

  @AfterEach
  void stop() {
    middle.close();
  }

  @Test
  void twoPeopleDecideAboutAKeyOfAnAuthority() {
    declared(Tier.CA);
    stolen();
    Standing alone = trust().admitted();
    approved("ann");
    Standing one = trust().admitted();
    // When
    approved("bob");
    // Then
    assertThat(alone).isEqualTo(Standing.GOOD);
    assertThat(one).isEqualTo(Standing.GOOD);
    assertThat(trust().admitted()).isEqualTo(Standing.REVOKED);
  }

  @Test
  void aKeyOfAWorkloadWaitsForNobody() {
    declared(Tier.EPHEMERAL);
    // When
    stolen();
    // Then
    assertThat(trust().admitted()).isEqualTo(Standing.REVOKED);
  }

  @Test
  void whatIsTakenBackAsksNobodyAnyMore() {
    declared(Tier.CA);
    declared(Tier.UNKNOWN);
    // When
    stolen();
    // Then
    assertThat(trust().admitted()).isEqualTo(Standing.REVOKED);
  }

  private void declared(Tier tier) {
    KeyDeclaration declaration =
        new KeyDeclaration(
            "",
            tier,
            Recoverability.UNKNOWN,
            "",
            "",
            KeyHome.NONE,
            Optional.empty(),
            KeyUsers.ANYBODY,
            KeyBackup.NONE,
            KeyRotation.NONE,
            "",
            "");
    middle.say(SubjectKind.KEY, "estate", new KeyDeclared(declaration), KEY);
  }

  private void stolen() {
    middle.say(
        SubjectKind.KEY,
        "scanner",
        new RiskChanged(
            RiskOrigin.OTHER, "r-1", Severity.CRITICAL, java.util.Set.of(), false, "in a paste"),
        KEY);
  }

  private void approved(String person) {
    String proposal = trust().pending().map(Trust.Pending::proposal).orElseThrow();
    int generation = trust().generation();
    middle.guard(new GuardInput.Approval(proposal, generation, person, true, "seen", middle.now()));
  }

  private Trust trust() {
    return middle.subject(KEY).subject().trust();
  }
}
