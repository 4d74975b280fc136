package io.portcullis.connectors.api;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WeaknessesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Firewall;Failed",
        "DefaultDeviceCompliancePolicy.PasswordRequired",
        "encrypted DNS",
        "Device no longer compliant",
        "Operating system firewall"
      })
  void whatIsNotKnownStaysTheVendorsWord(String reason) {
    // When
    List<String> named = Weaknesses.named(List.of(reason));
    // Then
    assertThat(named).containsExactly(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "Windows10CompliancePolicy.BitLockerEnabled, disk-encryption",
    "AndroidCompliancePolicy.StorageRequireEncryption, disk-encryption",
    "diskEncryption.bootPartitionEncryptionDetails.partitionFileVault2State, disk-encryption",
    "Full disk encryption enabled (macOS), disk-encryption",
    "disk not encrypted, disk-encryption",
    "JailBroken, jailbroken",
    "security.jailBreakDetected, jailbroken",
    "Rooted devices, jailbroken",
    "DefaultDeviceCompliancePolicy.OsMinimumVersion, os-version",
    "Operating system up to date (macOS), os-version",
    "Windows is past its end of life, os-version"
  })
  void whatVendorsCallDifferentlyHasOneWord(String reason, String word) {
    // When
    List<String> named = Weaknesses.named(List.of(reason));
    // Then
    assertThat(named).containsExactly(word, reason);
  }

  @Test
  void aWordStandsOnceHoweverOftenItIsMeant() {
    // When
    List<String> named = Weaknesses.named(List.of("BitLocker", "Firewall", "FileVault"));
    // Then
    assertThat(named).containsExactly("disk-encryption", "BitLocker", "Firewall", "FileVault");
  }

  @Test
  void ofALongNameOnlyTheBeginningIsLookedAt() {
    String padding = "x".repeat(Weaknesses.MAX_LENGTH - "bitlocker".length());
    // When
    List<String> named = Weaknesses.named(List.of(padding + "bitlocker", padding + "xbitlocker"));
    // Then
    assertThat(named)
        .containsExactly("disk-encryption", padding + "bitlocker", padding + "xbitlocker");
  }
}
