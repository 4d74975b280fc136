package io.portcullis.connectors.radius.das;

import java.util.Arrays;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

class PacketCodecPropertyTest {
  @Property
  void anyBytesAreAPacketThatPrintsBackOrATypedError(@ForAll("datagrams") byte[] bytes) {
    // When
    Decoded decoded = PacketCodec.decode(bytes);
    // Then
    switch (decoded) {
      case Decoded.Sound sound ->
          assertThat(PacketCodec.encode(sound.packet()))
              .isEqualTo(Arrays.copyOf(bytes, sound.packet().length()));
      case Decoded.Malformed malformed -> {
        assertThat(malformed.reason()).isNotBlank();
        assertThat(malformed.offset()).isBetween(0, bytes.length);
      }
    }
  }

  @Property
  void whatIsWrittenIsReadBack(@ForAll("packets") Packet packet) {
    // When
    Decoded decoded = PacketCodec.decode(PacketCodec.encode(packet));
    // Then
    assertThat(decoded).isEqualTo(new Decoded.Sound(packet));
  }

  @Provide
  Arbitrary<byte[]> datagrams() {
    Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
    Arbitrary<byte[]> almost =
        Combinators.combine(packets(), Arbitraries.integers().between(0, 80), Arbitraries.bytes())
            .as(PacketCodecPropertyTest::damaged);
    return Arbitraries.oneOf(noise, almost);
  }

  @Provide
  Arbitrary<Packet> packets() {
    Arbitrary<Octets> values =
        Arbitraries.bytes().array(byte[].class).ofMaxSize(Attribute.MAX_VALUE).map(Octets::of);
    Arbitrary<Attribute> attribute =
        Combinators.combine(Arbitraries.integers().between(1, 255), values).as(Attribute::new);
    return Combinators.combine(
            Arbitraries.of(PacketCode.class),
            Arbitraries.integers().between(0, 255),
            Arbitraries.bytes().array(byte[].class).ofSize(16).map(Octets::of),
            attribute.list().ofMaxSize(10))
        .as(Packet::new);
  }

  private static byte[] damaged(Packet packet, int at, byte value) {
    byte[] bytes = PacketCodec.encode(packet);
    bytes[Math.min(at, bytes.length - 1)] = value;
    return bytes;
  }
}
