package io.portcullis.routes.intake;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;

import static org.assertj.core.api.Assertions.assertThat;

class ReplyTest {
  @Test
  void whatTheLogDidNotTakeIsToBeSentAgain() {
    Reply reply = Reply.to(receipt(1, 0, 0, ""), true);
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.contentType()).isEqualTo("application/problem+json");
  }

  @Test
  void aBodyOfWhichNothingIsSoundIsAProblemThatNamesTheFirst() throws IOException {
    // When
    Reply reply = Reply.to(receipt(0, 0, 2, "no \"id\" (at 4)"), false);
    // Then
    JsonNode problem = Json.MAPPER.readTree(reply.body());
    assertThat(reply.status()).isEqualTo(400);
    assertThat(problem.path("status").asInt()).isEqualTo(400);
    assertThat(problem.path("type").asText()).isEqualTo("about:blank");
    assertThat(problem.path("detail").asText()).isEqualTo("no \"id\" (at 4)");
  }

  @Test
  void aBodyWithSomethingSoundIsTakenAndTellsWhatWasNot() throws IOException {
    // When
    Reply reply = Reply.to(receipt(2, 1, 1, "bad (at 9)"), false);
    // Then
    JsonNode counts = Json.MAPPER.readTree(reply.body());
    assertThat(reply.status()).isEqualTo(202);
    assertThat(counts.toString())
        .isEqualTo("{\"signals\":2,\"ignored\":1,\"broken\":1,\"problem\":\"bad (at 9)\"}");
  }

  @Test
  void aBodyThatWasRightlyIgnoredIsTaken() {
    assertThat(Reply.to(receipt(0, 3, 0, ""), false).status()).isEqualTo(202);
  }

  private static Receipt receipt(int signals, int ignored, int broken, String problem) {
    return new Receipt(
        signals,
        ignored,
        broken,
        Optional.of(problem).filter(p -> !p.isEmpty()),
        CompletableFuture.completedFuture(null));
  }
}
