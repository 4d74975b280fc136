package io.portcullis.connectors.api;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

import static org.assertj.core.api.Assertions.assertThat;

class AliasesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "Unknown",
        "To be filled by O.E.M.",
        "0",
        "00000000-0000-0000-0000-000000000000",
        "00:00:00:00:00:00"
      })
  void placeholdersNameNobody(String value) {
    // When
    List<Alias> aliases = new Aliases().vendor(AliasType.DEVICE_SERIAL, "fabrikam", value).list();
    // Then
    assertThat(aliases).isEmpty();
  }

  @Test
  void aMalformedNameIsSkippedAndTheOthersStay() {
    // When
    List<Alias> aliases =
        new Aliases()
            .add(AliasType.MAC, "02:00")
            .add(AliasType.MAC, "ff:ff:ff:ff:ff:ff")
            .certificate("CN=x", "no hex")
            .add(AliasType.HOSTNAME, "a")
            .list();
    // Then
    assertThat(aliases).containsExactly(new Alias(AliasType.HOSTNAME, "a"));
  }

  @Test
  void aShortKeyIdIsNoPlaceholder() {
    // When
    List<Alias> aliases = new Aliases().vendor(AliasType.PKCS11_KEY, "issuing", "00").list();
    // Then
    assertThat(aliases).hasSize(1);
  }
}
