package io.portcullis.routes.intake;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.idp.ssf.verify.Verdict.Problem;

import static org.assertj.core.api.Assertions.assertThat;

class SetReplyTest {
  @Test
  void aTokenThatIsInKafkaIsTakenWithoutAWord() {
    assertThat(SetReply.to(receipt(1, 0, ""), false)).isEqualTo(new Reply(202, "", "", ""));
  }

  @Test
  void whatTheLogDidNotTakeIsToBeSentAgain() {
    assertThat(SetReply.to(receipt(1, 0, ""), true).status()).isEqualTo(503);
  }

  @Test
  void aGenuineTokenThatCanNotBeReadIsAnInvalidRequest() {
    // When
    Reply reply = SetReply.to(receipt(0, 1, "current_level: missing (at 0)"), false);
    // Then
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.contentType()).isEqualTo("application/json");
    assertThat(reply.body())
        .isEqualTo(
            "{\"err\":\"invalid_request\",\"description\":\"current_level: missing (at 0)\"}");
  }

  @Test
  void errorsAreCalledAsTheRfcCallsThem() {
    assertThat(Problem.values())
        .extracting(Problem::code)
        .containsExactly(
            "invalid_request",
            "invalid_key",
            "invalid_issuer",
            "invalid_audience",
            "authentication_failed",
            "access_denied");
  }

  private static Receipt receipt(int signals, int broken, String problem) {
    return new Receipt(
        signals,
        0,
        broken,
        Optional.of(problem).filter(p -> !p.isEmpty()),
        CompletableFuture.completedFuture(null));
  }
}
