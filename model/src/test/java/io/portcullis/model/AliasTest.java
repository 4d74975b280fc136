package io.portcullis.model;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AliasTest {
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "\t\n"})
  void anEmptyNameIsNoName(String value) {
    assertThatThrownBy(() -> new Alias(AliasType.HOSTNAME, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("HOSTNAME: empty");
  }

  @Test
  void aNameHasABound() {
    String longest = "h".repeat(Alias.MAX_LENGTH);
    assertThat(new Alias(AliasType.HOSTNAME, longest).value()).isEqualTo(longest);
    assertThatThrownBy(() -> new Alias(AliasType.HOSTNAME, longest + "h"))
        .hasMessage("HOSTNAME: longer than 512 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"02005e00003", "02:00:5e:00:00:3g", "02005e000031ff", "not a mac"})
  void whatHasNotSixOctetsIsNoMac(String value) {
    assertThatThrownBy(() -> new Alias(AliasType.MAC, value))
        .hasMessageStartingWith("MAC: not six octets");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"02:00:5E:00:00:31", "02-00-5e-00-00-31", "0200.5e00.0031", " 02005E000031 "})
  void vendorsSpellingsOfAMacAreOne(String value) {
    assertThat(new Alias(AliasType.MAC, value).value()).isEqualTo("02:00:5e:00:00:31");
  }

  @ParameterizedTest
  @CsvSource({"0x1F,1f", "00:1F,1f", "1f,1f", "00,0", "0000A0,a0", "' 1 F ',1f"})
  void serialsAreComparedAsBareHex(String given, String canonical) {
    assertThat(Alias.hex(given)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0x", "12g", "-1", "one"})
  void aSerialThatIsNoHexIsRefused(String given) {
    assertThatThrownBy(() -> Alias.hex(given)).hasMessageContaining("not a hexadecimal serial");
  }

  @Test
  void aCertificateIsOneNameHoweverItsIssuerIsSpelt() {
    assertThat(Alias.certificate("/O=Moat/CN=Issuing", "00:1F"))
        .isEqualTo(Alias.certificate("CN=Issuing, O=Moat", "0x1f"));
  }

  @Test
  void aVendorsIdIsKeptApartFromAnothers() {
    assertThat(Alias.vendor(AliasType.EDR_AGENT, "falcon", " A1 ").value()).isEqualTo("falcon:a1");
    assertThatThrownBy(() -> Alias.vendor(AliasType.EDR_AGENT, "falcon", " "))
        .hasMessage("EDR_AGENT: empty");
  }

  @Test
  void strongNamesStandBeforeWeakOnes() {
    Alias weak = new Alias(AliasType.HOSTNAME, "a");
    Alias strong = new Alias(AliasType.ARN, "z");
    assertThat(Stream.of(weak, strong).sorted().toList()).isEqualTo(List.of(strong, weak));
    assertThat(strong.strong()).isTrue();
    assertThat(weak.key()).isEqualTo("hostname=a");
  }
}
