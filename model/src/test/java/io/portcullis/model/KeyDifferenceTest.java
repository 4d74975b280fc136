package io.portcullis.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.model.KeyAttributes.Word;
import io.portcullis.model.KeyDeclaration.KeyBackup;
import io.portcullis.model.KeyDeclaration.KeyRotation;
import io.portcullis.model.KeyDeclaration.Recoverability;
import io.portcullis.model.KeyDeclaration.Tier;

import static org.assertj.core.api.Assertions.assertThat;

class KeyDifferenceTest {
  private static final Instant T0 = Samples.T0;
  private static final Instant LATER = T0.plusSeconds(60);

  @ParameterizedTest
  @CsvSource({
    "RSA, 4096, RSA, 4096, ''",
    "rsa, '', RSA, 2048, ''",
    "'', '', RSA, 2048, ''",
    "RSA, 4096, RSA, 2048, size",
    "EC, P-256, RSA, 2048, algorithm size",
    "ecdsa, prime256v1, EC, P-256, ''",
    "EC, secp384r1, EC, P-256, size",
    "EC, P-256, EC, curve 0608, ''",
    "EC, P-256, '', '', ''"
  })
  void algorithmsAndSizesAreComparedByWhatTheyMean(
      String algorithm, String size, String type, String told, String about) {
    // Given
    DeclaredKey declared = declared(Optional.empty(), KeyHome.NONE, algorithm, size);
    // When
    List<KeyDifference> found =
        KeyDifference.of(known(declared), List.of(reading(Word.SET, type, told, true, "HSM")));
    // Then
    assertThat(String.join(" ", found.stream().map(KeyDifference::about).toList()))
        .isEqualTo(about);
  }

  @ParameterizedTest
  @CsvSource({
    "KMS_HSM, true, MADE_THERE, false",
    "KMS_HSM, false, MADE_THERE, true",
    "KMS_SOFTWARE, false, UNKNOWN, false",
    "KMS_SOFTWARE, true, IMPORTED, true",
    "HSM_NETWORK, false, ELSEWHERE, false"
  })
  void whereItIsIsComparedByTheWordOfItsKeyService(
      KeyHome.Kind kind, boolean hardware, KeyListed.Origin origin, boolean different) {
    // Given
    DeclaredKey declared = declared(Optional.empty(), new KeyHome(kind, ""), "", "");
    KeyListed listed =
        new KeyListed(
            KeyListed.Status.ENABLED, Optional.empty(), origin, 1, 1, KeyRotation.NONE, List.of());
    KeyReading read = reading(Word.SET, "RSA", "4096", hardware, "KMS");
    KeyReading service =
        new KeyReading(
            read.source(),
            read.attributes(),
            TokenFacts.service("AWS", "KMS", "1 eu", hardware),
            Optional.empty(),
            T0,
            T0,
            false,
            Optional.of(listed));
    // When
    List<KeyDifference> found = KeyDifference.of(known(declared), List.of(service));
    // Then
    assertThat(found.stream().map(KeyDifference::about)).hasSize(different ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "HSM_NETWORK, true, HSM, false",
    "HSM_NETWORK, false, SoftHSM, true",
    "HSM_NETWORK, true, TPM 2.0, true",
    "TPM, true, TPM 2.0, false",
    "TPM, true, HSM, true",
    "SOFTWARE_FILE, false, SoftHSM, false",
    "SOFTWARE_FILE, true, HSM, true",
    "UNKNOWN, false, SoftHSM, false"
  })
  void whereItIsIsComparedByTheTokensWord(
      KeyHome.Kind kind, boolean hardware, String model, boolean different) {
    // Given
    DeclaredKey declared = declared(Optional.empty(), new KeyHome(kind, ""), "", "");
    // When
    List<KeyDifference> found =
        KeyDifference.of(
            known(declared), List.of(reading(Word.SET, "EC", "P-256", hardware, model)));
    // Then
    assertThat(found).hasSize(different ? 1 : 0).allMatch(d -> d.about().equals("where"));
  }

  @ParameterizedTest
  @CsvSource({
    "false, SET, false",
    "true, SET, true",
    "false, CLEAR, true",
    "true, CLEAR, false",
    "true, UNKNOWN, false",
    "false, UNKNOWN, false"
  })
  void whatATokenDoesNotProveIsNoDifference(boolean exportable, Word never, boolean different) {
    // Given
    DeclaredKey declared = declared(Optional.of(exportable), KeyHome.NONE, "", "");
    // When
    List<KeyDifference> found =
        KeyDifference.of(known(declared), List.of(reading(never, "EC", "P-256", true, "HSM")));
    // Then
    assertThat(found).hasSize(different ? 1 : 0);
  }

  @Test
  void itIsOneSinceBothHadSaidSo() {
    // Given
    DeclaredKey declared = declared(Optional.of(false), KeyHome.NONE, "", "");
    // When
    List<KeyDifference> found =
        KeyDifference.of(known(declared), List.of(reading(Word.CLEAR, "EC", "P-256", true, "HSM")));
    // Then
    assertThat(found)
        .containsExactly(
            new KeyDifference(
                "token", "estate", "exportable", "no", "not never-extractable", LATER, false));
    assertThat(found.getFirst().describe())
        .isEqualTo(
            "exportable: declared no by estate, not never-extractable by the token's word (token)");
  }

  private static Declared known(DeclaredKey key) {
    return new Declared(List.of(key), List.of(), List.of());
  }

  private static DeclaredKey declared(
      Optional<Boolean> exportable, KeyHome home, String algorithm, String size) {
    KeyDeclaration declaration =
        new KeyDeclaration(
            "",
            Tier.UNKNOWN,
            Recoverability.UNKNOWN,
            "",
            "",
            home,
            exportable,
            KeyUsers.ANYBODY,
            KeyBackup.NONE,
            KeyRotation.NONE,
            algorithm,
            size);
    return new DeclaredKey("estate", declaration, T0, T0, false);
  }

  private static KeyReading reading(
      Word never, String type, String size, boolean hardware, String model) {
    KeyAttributes attributes =
        new KeyAttributes(
            "k",
            type,
            size,
            Word.CLEAR,
            never,
            Word.SET,
            Word.SET,
            Word.SET,
            Word.CLEAR,
            Set.of("SIGN"));
    TokenFacts token =
        new TokenFacts(
            "t", "m", model, "1", hardware, new TokenFacts.Versions("1.0", "1.0", "1.0"));
    return new KeyReading("token", attributes, token, Optional.empty(), LATER, LATER, false);
  }
}
