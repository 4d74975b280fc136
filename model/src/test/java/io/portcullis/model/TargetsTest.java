package io.portcullis.model;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Where a key can be switched off. */
class TargetsTest {
  private static final String KMS =
      "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  private static final String VAULT = "https://example.vault.azure.net/keys/issuing";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:kms:eu-central-1:111122223333:alias/issuing",
        "arn:aws:acm:eu-central-1:111122223333:certificate/1234abcd",
        "arn:aws:kms:eu-central-1:12:key/1234abcd",
        "https://example.vault.azure.net/secrets/issuing",
        "https://example.vault.azure.net/keys/issuing/versions",
        "https://vault.example.net/keys/issuing",
        "projects/p/locations/l/keyRings/r/cryptoKeys/k"
      })
  void otherNamesAreNoKeyOfACloud(String name) {
    // When / Then
    assertThat(targets(SubjectKind.KEY, new Alias(AliasType.ARN, name))).isEmpty();
  }

  @Test
  void onlyAKeyIsOne() {
    // When / Then
    assertThat(targets(SubjectKind.AUTHORITY, new Alias(AliasType.ARN, KMS))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        KMS,
        "arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/mrk-0123456789abcdef0123456789abcdef",
        VAULT,
        "https://example.vault.azure.net/keys/issuing/0123456789abcdef0123456789abcdef",
        "https://example.managedhsm.azure.net/keys/issuing"
      })
  void aKeyOfACloudIsKnownByItsName(String name) {
    // When
    List<Target> targets = targets(SubjectKind.KEY, new Alias(AliasType.ARN, name));
    // Then
    assertThat(targets).containsExactly(new Target.OfCloudKey(name));
    assertThat(targets.getFirst().kind()).isEqualTo(PointKind.HSM);
    assertThat(targets.getFirst().point()).isEqualTo("kms:" + name);
  }

  @Test
  void aKeyThatLiesInSeveralPlacesIsAskedForAtEach() {
    // When
    List<Target> targets =
        targets(
            SubjectKind.KEY,
            new Alias(AliasType.PKCS11_KEY, "issuing:01"),
            new Alias(AliasType.ARN, KMS),
            new Alias(AliasType.ARN, VAULT));
    // Then
    assertThat(targets)
        .containsExactly(
            new Target.OfKey("issuing", "01"),
            new Target.OfCloudKey(KMS),
            new Target.OfCloudKey(VAULT));
  }

  @Test
  void quarantineAndRevocationDisableAKeyAndNothingElseDoes() {
    // Given
    Target key = new Target.OfCloudKey(KMS);
    // When / Then
    assertThat(want(key, Standing.WATCHED)).isEqualTo(Want.ENABLED);
    assertThat(want(key, Standing.QUARANTINED)).isEqualTo(Want.DISABLED);
    assertThat(want(key, Standing.REVOKED)).isEqualTo(Want.DISABLED);
  }

  /** Baseline Requirements 4.9.13: a public certificate is not suspended. */
  @Test
  void aPubliclyTrustedCertificateIsNeverPutOnHold() {
    // Given
    Target publicly = new Target.OfCertificate("CN=Moat Public", "1f", true);
    Target privately = new Target.OfCertificate("CN=Moat Issuing", "1f", false);
    // When / Then
    assertThat(want(publicly, Standing.QUARANTINED)).isEqualTo(Want.VALID);
    assertThat(want(privately, Standing.QUARANTINED)).isEqualTo(Want.HELD);
    assertThat(want(publicly, Standing.REVOKED)).isEqualTo(Want.REVOKED);
  }

  private static Want want(Target target, Standing admitted) {
    return Targets.want(target, admitted, Optional.empty(), Samples.T0);
  }

  private static List<Target> targets(SubjectKind kind, Alias... aliases) {
    State fresh = State.fresh("key-1", kind, Samples.T0);
    return Targets.of(fresh.with(fresh.subject().alsoKnownAs(List.of(aliases))));
  }
}
