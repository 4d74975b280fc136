package io.portcullis.connectors.hsm.vault.transit;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.hsm.listing.FakeKeys;
import io.portcullis.connectors.hsm.listing.KeyLister;
import io.portcullis.connectors.hsm.listing.KeyRow;
import io.portcullis.connectors.hsm.listing.ListerContract;
import io.portcullis.connectors.hsm.listing.Material;
import io.portcullis.connectors.hsm.listing.StrictApi;
import io.portcullis.model.KeyDeclaration.KeyRotation;
import io.portcullis.model.KeyListed;
import io.portcullis.model.KeyListed.Origin;
import io.portcullis.model.KeyListed.Status;

import static org.assertj.core.api.Assertions.assertThat;

class TransitListerTest extends ListerContract {
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant SECOND = Instant.parse("2026-04-01T00:00:00Z");

  @Override
  protected FakeKeys fake() throws IOException {
    return new StrictTransit();
  }

  @Test
  void aMountThatIsNotThereIsNoEmptyList() throws Exception {
    // Given
    try (StrictTransit vault = new StrictTransit();
        KeyLister lister = vault.lister(span -> {})) {
      vault.api().fail(vault.listing(), 1_000, no("no handler for route \\\"transit/keys\\\""));
      // When
      String answer = lister.check();
      // Then
      assertThat(answer).contains("no handler for route");
    }
  }

  @Test
  void tenThousandKeysAreTheMost() throws Exception {
    // Given
    try (StrictTransit vault = new StrictTransit();
        KeyLister lister = vault.lister(span -> {})) {
      for (int i = 0; i <= KeyLister.MOST; i++) {
        vault.key("key" + i);
      }
      // When
      var listing = lister.list(KeyLister.MOST);
      // Then
      assertThat(listing.keys()).hasSize(KeyLister.MOST);
      assertThat(listing.whole()).isFalse();
    }
  }

  @Test
  void whatVaultTellsOfAKeyIsSaidInTheWordsOfTheHub() throws Exception {
    // Given
    try (StrictTransit vault = new StrictTransit();
        KeyLister lister = vault.lister(span -> {})) {
      vault.key("orders");
      vault.key("release");
      vault
          .with("release", "type", "ecdsa-p256")
          .with("release", "exportable", true)
          .with("release", "deletion_allowed", true)
          .with("release", "imported_key", true)
          .with("release", "supports_decryption", false)
          .with("release", "supports_signing", true)
          .with("release", "latest_version", 2)
          .with("release", "min_decryption_version", 2)
          .with("release", "auto_rotate_period", 7_776_000)
          .with("release", "keys", Map.of("1", made(FIRST), "2", made(SECOND)));
      // When
      List<KeyRow> keys = lister.list(KeyLister.MOST).keys();
      // Then
      assertThat(keys)
          .containsExactly(
              new KeyRow.Described(
                  "vault:audit:team/transit/keys/orders",
                  "orders",
                  false,
                  new Material("AES", "256", Optional.of(false), Set.of("DECRYPT", "UNWRAP")),
                  new KeyListed(
                      Status.ENABLED,
                      Optional.empty(),
                      Origin.MADE_THERE,
                      1,
                      1,
                      KeyRotation.NONE,
                      List.of())),
              new KeyRow.Described(
                  "vault:audit:team/transit/keys/release",
                  "release",
                  false,
                  new Material("EC", "P-256", Optional.of(true), Set.of("SIGN")),
                  new KeyListed(
                      Status.ENABLED,
                      Optional.empty(),
                      Origin.IMPORTED,
                      2,
                      1,
                      new KeyRotation(
                          Optional.of(Duration.ofDays(90)),
                          Optional.of(SECOND),
                          Optional.of(SECOND.plus(Duration.ofDays(90)))),
                      List.of("may be exported", "may be deleted", "decrypts from version 2 on"))));
    }
  }

  private static Map<String, Object> made(Instant at) {
    return Map.of("creation_time", at.toString(), "name", "P-256", "public_key", "");
  }

  private static StrictApi.Answer no(String words) {
    return StrictApi.json(404, "{\"errors\":[\"" + words + "\"]}");
  }
}
