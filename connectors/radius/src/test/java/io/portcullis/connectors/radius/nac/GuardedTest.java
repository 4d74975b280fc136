package io.portcullis.connectors.radius.nac;

import java.net.URI;
import java.net.http.HttpRequest;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.model.Outcome.Status;

import static org.assertj.core.api.Assertions.assertThat;

class GuardedTest {
  private static final URI ANY = URI.create("https://ise.example.net");

  @Test
  void aSecretThatNoHeaderCanHoldIsNotRepeated() {
    // When
    Said said =
        Guarded.said(
            () -> {
              HttpRequest.newBuilder(ANY).header("Authorization", "draw\nbridge");
              return Said.yes("");
            });
    // Then
    assertThat(said.status()).isEqualTo(Status.FAILED);
    assertThat(said.detail()).doesNotContain("draw", "bridge");
  }

  @Test
  void anAnswerOfAnotherFormIsAFailure() {
    // When
    String answer =
        Guarded.check(
            () -> {
              throw new BadRecord("total: expected a number");
            });
    // Then
    assertThat(answer).isEqualTo("the answer is not as it should be: total: expected a number");
  }

  @Test
  void whatIsFineStaysAsItIs() {
    assertThat(Guarded.check(() -> "ok")).isEqualTo("ok");
  }
}
