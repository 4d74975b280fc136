package io.portcullis.connectors.radius.das;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

class PacketSignerPropertyTest {
  private final PacketSigner signer = new PacketSigner(SharedSecret.of("drawbridge"));
  private final Packet request =
      signer.request(
          PacketCode.COA_REQUEST,
          9,
          List.of(
              Attribute.text(AttributeType.ACCT_SESSION_ID, "A1B2"),
              Attribute.integer(AttributeType.EVENT_TIMESTAMP, 1_800_000_000L)));

  @Property
  void noBitOfARequestCanBeChanged(
      @ForAll @IntRange(max = 49) int at, @ForAll @IntRange(max = 7) int bit) {
    // Given
    byte[] bytes = PacketCodec.encode(request);
    bytes[at] ^= (byte) (1 << bit);
    // When
    Decoded decoded = PacketCodec.decode(bytes);
    // Then
    if (decoded instanceof Decoded.Sound sound) {
      assertThat(signer.checkRequest(sound.packet())).isNotEqualTo(Authenticity.PROVEN);
    }
  }
}
