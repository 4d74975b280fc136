package io.portcullis.connectors.hsm.aws.kms;

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

import io.portcullis.connectors.hsm.listing.KeyLister;
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

class KmsListerTest extends PagedListerContract {
  @Override
  protected PagedFake fake() throws IOException {
    return new StrictKmsKeys();
  }

  @Test
  void aKeyOfAnotherRegionIsNoneThatWasAskedFor() throws Exception {
    // Given
    try (StrictKmsKeys kms = new StrictKmsKeys();
        KeyLister lister = kms.lister(span -> {})) {
      String other = "arn:aws:kms:us-east-1:111122223333:key/one";
      String page = "{\"Keys\":[{\"KeyArn\":\"%s\",\"KeyId\":\"one\"}]}".formatted(other);
      kms.api().fail("ListKeys.*", 1, StrictApi.json(200, page));
      // When, then
      assertThatThrownBy(() -> lister.list(KeyLister.MOST))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("none of account 111122223333 in eu-central-1");
    }
  }

  @Test
  void whatMayNotBeAskedOfAKeyIsLeftOutAndTheKeyIsDescribed() throws Exception {
    // Given
    try (StrictKmsKeys kms = new StrictKmsKeys();
        KeyLister lister = kms.lister(span -> {})) {
      kms.key("one");
      kms.tag("one", "pki");
      kms.api().fail("(ListAliases|ListGrants|ListResourceTags).*", 3, kms.forbidden());
      // When
      KeyRow row = lister.list(KeyLister.MOST).keys().getFirst();
      // Then
      assertThat(((KeyRow.Described) row).listed().notes()).containsExactly("grants not known");
      assertThat(row.label()).isEmpty();
    }
  }

  @Test
  void whatKmsTellsOfAKeyIsSaidInTheWordsOfTheHub() throws Exception {
    // Given
    try (StrictKmsKeys kms = new StrictKmsKeys();
        KeyLister lister = kms.lister(span -> {})) {
      kms.key("release");
      kms.key("disk");
      kms.alias("release", "release").alias("disk", "disk").alias("backup", "disk");
      kms.grants("release", 1).grants("disk", 12).tag("disk", "storage");
      kms.with("disk", "KeySpec", "SYMMETRIC_DEFAULT")
          .with("disk", "KeyUsage", "ENCRYPT_DECRYPT")
          .with("disk", "MultiRegion", true)
          .with("disk", "MultiRegionConfiguration", regions("REPLICA"))
          .rotation(
              "disk",
              Map.of(
                  "KeyRotationEnabled", true,
                  "RotationPeriodInDays", 180,
                  "NextRotationDate", 1_780_272_000));
      // When
      List<KeyRow> keys = lister.list(KeyLister.MOST).keys();
      // Then
      assertThat(keys)
          .containsExactly(
              new KeyRow.Described(
                  kms.id("release"),
                  "release",
                  true,
                  new Material("RSA", "4096", Optional.of(false), Set.of("SIGN")),
                  listed(KeyRotation.NONE, "1 grant")),
              new KeyRow.Described(
                  kms.id("disk"),
                  "disk",
                  true,
                  new Material("AES", "256", Optional.of(false), Set.of("DECRYPT", "UNWRAP")),
                  listed(
                      new KeyRotation(
                          Optional.of(Duration.ofDays(180)),
                          Optional.empty(),
                          Optional.of(Instant.ofEpochSecond(1_780_272_000))),
                      "also backup",
                      "replica of arn:aws:kms:eu-west-1:111122223333:key/mrk-1",
                      "10 grants or more",
                      "tags team=storage")));
    }
  }

  private static KeyListed listed(KeyRotation rotation, String... notes) {
    return new KeyListed(
        Status.ENABLED, Optional.empty(), Origin.MADE_THERE, 0, 0, rotation, List.of(notes));
  }

  private static Map<String, Object> regions(String kind) {
    Map<String, String> primary =
        Map.of("Arn", "arn:aws:kms:eu-west-1:111122223333:key/mrk-1", "Region", "eu-west-1");
    return Map.of("MultiRegionKeyType", kind, "PrimaryKey", primary, "ReplicaKeys", List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "AWS_KMS, MADE_THERE, true, false",
    "AWS_CLOUDHSM, MADE_THERE, true, false",
    "EXTERNAL, IMPORTED, true, false",
    "EXTERNAL_KEY_STORE, ELSEWHERE, false,",
    "A_NEW_ONE, UNKNOWN, true, false"
  })
  void whereAKeyComesFromSaysWhereItIs(
      String origin, Origin expected, boolean hardware, Boolean exportable) throws Exception {
    // Given
    try (StrictKmsKeys kms = new StrictKmsKeys();
        KeyLister lister = kms.lister(span -> {})) {
      kms.key("one");
      kms.with("one", "Origin", origin);
      // When
      KeyRow.Described row = (KeyRow.Described) lister.list(KeyLister.MOST).keys().getFirst();
      // Then
      assertThat(row.listed().origin()).isEqualTo(expected);
      assertThat(row.hardware()).isEqualTo(hardware);
      assertThat(row.material().exportable()).isEqualTo(Optional.ofNullable(exportable));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Enabled, ENABLED",
    "Disabled, DISABLED",
    "PendingDeletion, PENDING_DELETION",
    "PendingReplicaDeletion, PENDING_DELETION",
    "PendingImport, PENDING_IMPORT",
    "Unavailable, UNAVAILABLE",
    "Creating, UNAVAILABLE",
    "ANewOne, UNKNOWN"
  })
  void aStateIsSaidInTheWordsOfTheHub(String state, Status expected) throws Exception {
    // Given
    try (StrictKmsKeys kms = new StrictKmsKeys();
        KeyLister lister = kms.lister(span -> {})) {
      kms.key("one");
      kms.with("one", "KeyState", state).with("one", "DeletionDate", 1_780_272_000);
      // When
      KeyRow.Described row = (KeyRow.Described) lister.list(KeyLister.MOST).keys().getFirst();
      // Then
      assertThat(row.listed().status()).isEqualTo(expected);
      assertThat(row.listed().deletion()).contains(Instant.ofEpochSecond(1_780_272_000));
    }
  }
}
