package io.portcullis.connectors.hsm.gcp.kms;

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
import io.portcullis.model.KeyDeclaration.KeyRotation;
import io.portcullis.model.KeyListed;
import io.portcullis.model.KeyListed.Origin;
import io.portcullis.model.KeyListed.Status;

import static org.assertj.core.api.Assertions.assertThat;

class GoogleListerTest extends PagedListerContract {
  @Override
  protected PagedFake fake() throws IOException {
    return new StrictGoogle();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no json at all | is no JSON",
        "{} | token_uri: missing",
        "{\"token_uri\":\"http://attacker.example/token\"} | must be https",
        "{\"token_uri\":\"https://127.0.0.1:1/token\"} | client_email: missing"
      })
  void aServiceAccountThatIsNoneIsToldWithoutItsKey(String account, String why) throws Exception {
    // Given
    try (StrictGoogle google = new StrictGoogle();
        KeyLister lister = google.lister(span -> {}, () -> account)) {
      // When
      String answer = lister.check();
      // Then
      assertThat(answer).contains(why);
      assertThat(google.api().calls()).isEmpty();
    }
  }

  @Test
  void aKeyOutsideOfTheRingThatWasAskedForIsNoneOfIt() throws Exception {
    // Given
    try (StrictGoogle google = new StrictGoogle();
        KeyLister lister = google.lister(span -> {})) {
      google.key("one");
      google.with("one", "name", "projects/other/locations/global/keyRings/r/cryptoKeys/one");
      // When
      Optional<String> failure = failure(lister);
      // Then
      assertThat(failure).get().asString().startsWith("name: is none below");
    }
  }

  private static Optional<String> failure(KeyLister lister) throws InterruptedException {
    try {
      lister.list(KeyLister.MOST);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e.getMessage());
    }
  }

  @Test
  void whatGoogleTellsOfAKeyIsSaidInTheWordsOfTheHub() throws Exception {
    // Given
    try (StrictGoogle google = new StrictGoogle();
        KeyLister lister = google.lister(span -> {})) {
      google.key("release");
      google.key("disk");
      google
          .with("disk", "purpose", "ENCRYPT_DECRYPT")
          .with("disk", "primary", Map.of("algorithm", "GOOGLE_SYMMETRIC_ENCRYPTION"))
          .with("disk", "rotationPeriod", "7776000s")
          .with("disk", "nextRotationTime", "2026-05-30T00:00:00Z")
          .with("disk", "labels", Map.of("team", "storage"))
          .version("disk", google.version("disk", 2, "ENABLED", "SOFTWARE"))
          .version("disk", google.version("disk", 3, "DESTROYED", "EXTERNAL"));
      // When
      List<KeyRow> keys = lister.list(KeyLister.MOST).keys();
      // Then
      assertThat(keys)
          .containsExactly(
              new KeyRow.Described(
                  google.id("release"),
                  "release",
                  true,
                  new Material("RSA", "4096", Optional.of(false), Set.of("SIGN")),
                  new KeyListed(
                      Status.ENABLED,
                      Optional.empty(),
                      Origin.MADE_THERE,
                      1,
                      1,
                      KeyRotation.NONE,
                      List.of("protection HSM"))),
              new KeyRow.Described(
                  google.id("disk"),
                  "disk",
                  false,
                  new Material("AES", "256", Optional.of(false), Set.of("DECRYPT", "UNWRAP")),
                  new KeyListed(
                      Status.ENABLED,
                      Optional.empty(),
                      Origin.MADE_THERE,
                      3,
                      2,
                      new KeyRotation(
                          Optional.of(Duration.ofDays(90)),
                          Optional.of(Instant.parse("2026-03-01T00:00:00.123456Z")),
                          Optional.of(Instant.parse("2026-05-30T00:00:00Z"))),
                      List.of("protection HSM, SOFTWARE", "labels team=storage"))));
    }
  }

  @Test
  void oneImportedVersionMakesTheKeyAnImportedOne() throws Exception {
    // Given
    try (StrictGoogle google = new StrictGoogle();
        KeyLister lister = google.lister(span -> {})) {
      google.key("byok");
      Map<String, Object> imported = google.version("byok", 2, "DISABLED", "HSM");
      imported.put("importJob", StrictGoogle.RING + "/importJobs/j");
      google.version("byok", imported);
      // When
      KeyRow row = lister.list(KeyLister.MOST).keys().getFirst();
      // Then
      assertThat(((KeyRow.Described) row).listed().origin()).isEqualTo(Origin.IMPORTED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DISABLED, DISABLED",
    "DESTROY_SCHEDULED, PENDING_DELETION",
    "DESTROYED, DESTROYED",
    "PENDING_IMPORT, PENDING_IMPORT",
    "PENDING_GENERATION, UNAVAILABLE"
  })
  void theStateOfItsOnlyVersionIsThatOfTheKey(String state, Status expected) {
    // When
    Status status = new GoogleVersions(List.of(doc(state))).status();
    // Then
    assertThat(status).isEqualTo(expected);
  }

  private static io.portcullis.connectors.api.Doc doc(String state) {
    return io.portcullis.connectors.api.Doc.of(
        io.portcullis.connectors.api.Json.VENDOR.valueToTree(Map.of("state", state)));
  }
}
