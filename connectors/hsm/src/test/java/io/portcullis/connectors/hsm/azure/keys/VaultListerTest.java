package io.portcullis.connectors.hsm.azure.keys;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.hsm.listing.KeyLister;
import io.portcullis.connectors.hsm.listing.KeyListing;
import io.portcullis.connectors.hsm.listing.KeyRow;
import io.portcullis.connectors.hsm.listing.Material;
import io.portcullis.connectors.hsm.listing.PagedFake;
import io.portcullis.connectors.hsm.listing.PagedListerContract;
import io.portcullis.connectors.hsm.listing.StrictApi;
import io.portcullis.model.KeyDeclaration.KeyRotation;
import io.portcullis.model.KeyListed;
import io.portcullis.model.KeyListed.Origin;
import io.portcullis.model.KeyListed.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VaultListerTest extends PagedListerContract {
  private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

  @Override
  protected PagedFake fake() throws IOException {
    return new StrictVaultKeys();
  }

  @Test
  void theLoginGoesToNoOtherAddressThanTheVault() throws Exception {
    // Given
    try (StrictVaultKeys vault = new StrictVaultKeys();
        KeyLister lister = vault.lister(span -> {})) {
      String elsewhere = "{\"value\":[],\"nextLink\":\"https://attacker.example/keys?a=b\"}";
      vault.api().fail(vault.listing(), 1, StrictApi.json(200, elsewhere));
      // When, then
      assertThatThrownBy(() -> lister.list(KeyLister.MOST))
          .isInstanceOf(IOException.class)
          .hasMessage("nextLink: leads to another list");
    }
  }

  @Test
  void aPolicyThatMayNotBeReadIsNotedAndTheKeyIsDescribed() throws Exception {
    // Given
    try (StrictVaultKeys vault = new StrictVaultKeys();
        KeyLister lister = vault.lister(span -> {})) {
      vault.key("one");
      vault.api().fail(".*/rotationpolicy.*", 1, vault.forbidden());
      // When
      KeyListing listing = lister.list(KeyLister.MOST);
      // Then
      assertThat(listed(listing).notes()).containsExactly("rotation policy not known");
    }
  }

  private static KeyListed listed(KeyListing listing) {
    return ((KeyRow.Described) listing.keys().getFirst()).listed();
  }

  @Test
  void whatAVaultTellsOfAKeyIsSaidInTheWordsOfTheHub() throws Exception {
    // Given
    try (StrictVaultKeys vault = new StrictVaultKeys();
        KeyLister lister = vault.lister(span -> {})) {
      vault.key("release");
      vault.key("disk");
      vault
          .with(
              "disk",
              "key",
              Map.of(
                  "kid",
                  vault.id("disk"),
                  "kty",
                  "RSA",
                  "n",
                  "gAAB",
                  "key_ops",
                  List.of("unwrapKey")))
          .with(
              "disk",
              "attributes",
              Map.of(
                  "enabled",
                  true,
                  "created",
                  MADE.getEpochSecond(),
                  "exp",
                  MADE.plus(Duration.ofDays(365)).getEpochSecond(),
                  "exportable",
                  true,
                  "recoveryLevel",
                  "Recoverable"))
          .with("disk", "tags", Map.of("team", "storage"))
          .versions("disk", true, false, true)
          .policy("disk", policy("timeAfterCreate", "P90D"));
      // When
      List<KeyRow> keys = lister.list(KeyLister.MOST).keys();
      // Then
      assertThat(keys)
          .containsExactly(
              new KeyRow.Described(
                  vault.id("release"),
                  "release",
                  true,
                  new Material("EC", "P-256", Optional.of(false), Set.of("SIGN")),
                  new KeyListed(
                      Status.ENABLED,
                      Optional.empty(),
                      Origin.UNKNOWN,
                      1,
                      1,
                      KeyRotation.NONE,
                      List.of())),
              new KeyRow.Described(
                  vault.id("disk"),
                  "disk",
                  false,
                  new Material("RSA", "24", Optional.of(true), Set.of("UNWRAP")),
                  new KeyListed(
                      Status.ENABLED,
                      Optional.empty(),
                      Origin.UNKNOWN,
                      3,
                      2,
                      new KeyRotation(
                          Optional.of(Duration.ofDays(90)),
                          Optional.of(MADE),
                          Optional.of(MADE.plus(Duration.ofDays(90)))),
                      List.of(
                          "expires 2027-01-01T00:00:00Z",
                          "recovery level Recoverable",
                          "tags team=storage"))));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "timeAfterCreate, P90D, 2026-04-01",
    "timeAfterCreate, P1Y, 2027-01-01",
    "timeBeforeExpiry, P30D, 2027-12-02"
  })
  void theNextRotationFollowsFromThePolicy(String trigger, String span, String day) {
    // Given
    Doc policy = Doc.of(Json.VENDOR.valueToTree(policy(trigger, span)));
    // When
    KeyRotation rotation =
        VaultRotation.of(Optional.of(VaultRotation.read(policy)), Optional.of(MADE));
    // Then
    assertThat(rotation.next()).contains(Instant.parse(day + "T00:00:00Z"));
  }

  private static Map<String, Object> policy(String trigger, String span) {
    return Map.of(
        "lifetimeActions",
        List.of(
            Map.of(
                "trigger", Map.of("timeBeforeExpiry", "P7D"), "action", Map.of("type", "Notify")),
            Map.of("trigger", Map.of(trigger, span), "action", Map.of("type", "Rotate"))),
        "attributes",
        Map.of("expiryTime", "P2Y"));
  }
}
