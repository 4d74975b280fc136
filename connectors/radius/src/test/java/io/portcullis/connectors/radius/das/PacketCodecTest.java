package io.portcullis.connectors.radius.das;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PacketCodecTest {
  @Test
  void aLengthBeyondTheDatagramIsNamed() {
    // Given
    byte[] bytes = new byte[20];
    bytes[0] = 40;
    bytes[3] = 21;
    // When
    Decoded decoded = PacketCodec.decode(bytes);
    // Then
    assertThat(decoded).isEqualTo(new Decoded.Malformed("length 21 does not fit in 20 octets", 2));
  }

  @Test
  void anAttributeThatRunsOverTheEndIsNamedWithItsPlace() {
    // Given
    byte[] bytes = new byte[24];
    bytes[0] = 43;
    bytes[3] = 24;
    bytes[20] = 44;
    bytes[21] = 5;
    // When
    Decoded decoded = PacketCodec.decode(bytes);
    // Then
    assertThat(decoded).isEqualTo(new Decoded.Malformed("attribute of type 44", 20));
  }

  @Test
  void aPacketOverItsMaximumDoesNotComeToBe() {
    // Given
    List<Attribute> attributes =
        java.util.Collections.nCopies(16, new Attribute(1, Octets.zeros(Attribute.MAX_VALUE)));
    // When / Then
    assertThatThrownBy(() -> new Packet(PacketCode.COA_ACK, 0, Octets.zeros(16), attributes))
        .hasMessageContaining("4100 octets, at most 4096");
  }
}
