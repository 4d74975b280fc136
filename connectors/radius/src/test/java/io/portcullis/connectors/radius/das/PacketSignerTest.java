package io.portcullis.connectors.radius.das;

import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PacketSignerTest {
  private final PacketSigner signer = new PacketSigner(SharedSecret.of("drawbridge"));
  private final Packet request =
      signer.request(
          PacketCode.COA_REQUEST,
          9,
          List.of(
              Attribute.text(AttributeType.ACCT_SESSION_ID, "A1B2"),
              Attribute.integer(AttributeType.EVENT_TIMESTAMP, 1_800_000_000L)));

  @Test
  void anAnswerToAnotherRequestIsNotAnAnswerToThisOne() {
    // Given
    Packet other = signer.request(PacketCode.COA_REQUEST, 9, List.of());
    Packet answer = signer.answer(PacketCode.COA_ACK, other, List.of());
    // When
    Authenticity authenticity = signer.checkAnswer(answer, request);
    // Then
    assertThat(authenticity).isEqualTo(Authenticity.WRONG_AUTHENTICATOR);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 15, 16, 17})
  void aWrongMessageAuthenticatorIsWrongThoughTheMd5IsRight(int length) {
    // Given
    Attribute wrong =
        new Attribute(AttributeType.MESSAGE_AUTHENTICATOR.number(), Octets.zeros(length));
    Packet bare = new Packet(PacketCode.COA_REQUEST, 1, Octets.zeros(16), List.of(wrong));
    Octets md5 = UnsignedAnswers.md5(bare, "drawbridge");
    Packet signed = new Packet(bare.code(), 1, md5, bare.attributes());
    // When
    Authenticity authenticity = signer.checkRequest(signed);
    // Then
    assertThat(authenticity).isEqualTo(Authenticity.WRONG_MESSAGE_AUTHENTICATOR);
  }

  @Test
  void anotherSecretProvesNothing() {
    // Given
    PacketSigner stranger = new PacketSigner(SharedSecret.of("ladder"));
    // When
    Authenticity authenticity = stranger.checkRequest(request);
    // Then
    assertThat(authenticity).isEqualTo(Authenticity.WRONG_AUTHENTICATOR);
  }

  @Test
  void aSignedAnswerIsProven() {
    // Given
    Packet answer = signer.answer(PacketCode.COA_NAK, request, List.of());
    // When
    Authenticity authenticity = signer.checkAnswer(answer, request);
    // Then
    assertThat(authenticity).isEqualTo(Authenticity.PROVEN);
  }

  /** Computed apart from this code, with openssl: HMAC-MD5 over the blank packet, then MD5. */
  @Test
  void theOctetsAreThoseOfTheRfc() {
    // When
    Packet packet =
        signer.request(
            PacketCode.DISCONNECT_REQUEST,
            7,
            List.of(
                Attribute.text(AttributeType.ACCT_SESSION_ID, "S-1"),
                Attribute.integer(AttributeType.EVENT_TIMESTAMP, 0x6b49d200L)));
    // Then
    assertThat(HexFormat.of().formatHex(PacketCodec.encode(packet))).isEqualTo(VECTOR);
  }

  private static final String VECTOR =
      "28070031f6442cdcceb76a808a5c61315fff383950126a78ab0c91e0243de1111ca12db5819c2c05532d3137066b49d200";
}
