package io.portcullis.connectors.hsm.pkcs11;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/hsm.md says of SoftHSM2, on SoftHSM2. */
class AttributeFactsIT {
  private static final String PIN = "pin-8151623";
  @TempDir Path dir;

  @Test
  void onlyTheUsageAttributeStopsAKey() throws Exception {
    // Given
    SoftHsm hsm = SoftHsm.create(dir, "facts", PIN);
    // When
    String seen =
        hsm.start(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                AttributeFacts.class.getName(),
                SoftHsm.MODULE.toString(),
                PIN)
            .output();
    // Then
    assertThat(seen.lines())
        .contains("sign-set=CKR_OK", "sign-signs=CKR_KEY_FUNCTION_NOT_PERMITTED")
        .contains("end-date-set=CKR_OK", "end-date-signs=CKR_OK")
        .contains("start-date-set=CKR_OK", "start-date-signs=CKR_OK")
        .contains("id-set=CKR_OK", "id-signs=CKR_OK")
        .contains("mechanisms-set=CKR_ATTRIBUTE_READ_ONLY", "mechanisms-signs=CKR_OK")
        .contains("unmodifiable-set=CKR_ACTION_PROHIBITED", "unmodifiable-signs=CKR_OK")
        .contains("modifiable-set=CKR_ATTRIBUTE_READ_ONLY", "modifiable-signs=CKR_OK")
        .contains("copy-signs=CKR_KEY_FUNCTION_NOT_PERMITTED", "original-signs=CKR_OK")
        .contains("public-destroyed-signs=CKR_OK")
        .contains("begun-before-signs=CKR_OK")
        .contains("begun-after-signs=CKR_KEY_FUNCTION_NOT_PERMITTED");
  }
}
