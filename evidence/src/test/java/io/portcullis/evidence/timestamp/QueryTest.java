package io.portcullis.evidence.timestamp;

import java.math.BigInteger;
import java.time.Instant;

import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What an authority of time stamps may say, and what is believed of it. */
class QueryTest {
  private static final byte[] HASH = new byte[32];
  private static final BigInteger NONCE = BigInteger.valueOf(4711);
  private static final Instant NOW = Tsa.NOW;

  private final Query query = Query.of(HASH, NONCE);

  @Test
  void aPageIsNoAnswer() throws Exception {
    refused(Tsa.good(), "<html>busy</html>".getBytes(US_ASCII), "malformed");
  }

  @Test
  void anotherNonceIsRefused() throws Exception {
    Tsa tsa = Tsa.good();
    refused(tsa, Tsa.granted(tsa.token(HASH, BigInteger.ONE, NOW)), "nonce");
  }

  @Test
  void aTimeStampOfSomethingElseIsRefused() throws Exception {
    Tsa tsa = Tsa.good();
    byte[] other = HASH.clone();
    other[31] = 1;
    refused(tsa, Tsa.granted(tsa.token(other, NONCE, NOW)), "imprint");
    assertThatThrownBy(() -> tsa.trusted().check(tsa.token(other, NONCE, NOW), HASH))
        .hasMessage("it is a time stamp of something else");
  }

  @Test
  void aCertificateForAnotherPurposeIsRefused() throws Exception {
    Tsa tsa = Tsa.of(KeyPurposeId.id_kp_serverAuth, NOW.plusSeconds(3_600));
    refused(tsa, tsa.answer(query.bytes(), NOW), "");
  }

  @Test
  void aCertificateThatHadEndedIsRefused() throws Exception {
    Tsa tsa = Tsa.of(KeyPurposeId.id_kp_timeStamping, NOW.minusSeconds(60));
    refused(tsa, tsa.answer(query.bytes(), NOW), "");
  }

  @Test
  void anAuthorityThatIsNotTrustedIsRefused() throws Exception {
    byte[] answer = Tsa.good().answer(query.bytes(), NOW);
    refused(Tsa.good(), answer, "");
  }

  @Test
  void aClockThatIsApartIsRefused() throws Exception {
    Tsa tsa = Tsa.good();
    refused(tsa, tsa.answer(query.bytes(), NOW.minusSeconds(301)), "its clock says");
  }

  @Test
  void aTokenThatWasChangedIsRefused() throws Exception {
    // Given
    Tsa tsa = Tsa.good();
    byte[] token = tsa.token(HASH, NONCE, NOW);
    token[token.length - 1] ^= 1;
    // When, then
    assertThatThrownBy(() -> tsa.trusted().check(token, HASH))
        .isInstanceOf(TimeStampException.class);
  }

  @Test
  void whatAnswersTheQuestionIsTaken() throws Exception {
    // Given
    Tsa tsa = Tsa.good();
    // When
    TimeStamp stamp = query.accept(tsa.answer(query.bytes(), NOW), tsa.trusted(), NOW);
    // Then
    assertThat(stamp.at()).isEqualTo(NOW);
    assertThat(tsa.trusted().check(stamp.token(), HASH).authority()).contains("time-stamping");
  }

  private void refused(Tsa tsa, byte[] answer, String why) {
    assertThatThrownBy(() -> query.accept(answer, tsa.trusted(), NOW))
        .isInstanceOf(TimeStampException.class)
        .hasMessageContaining(why);
  }
}
