package io.portcullis.routes.intake;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.hsm.pkcs11.TokenReading;
import io.portcullis.connectors.hsm.pkcs11.worker.TokenRow;
import io.portcullis.routes.duty.KeptPlace;

import static org.assertj.core.api.Assertions.assertThat;

class TokenDutyTest {
  private static final Duration EVERY = Duration.ofHours(1);
  private static final TokenReading READING =
      new TokenReading(
          new TokenRow(
              "gate",
              "m",
              "n",
              "1",
              "1.0",
              "1.0",
              new TokenRow.Slot("s", "m", "1.0", "1.0", true),
              new TokenRow.Library("l", "m", "1.0", "2.40"),
              List.of()),
          List.of(),
          0);

  private final List<byte[]> taken = new ArrayList<>();
  private CompletableFuture<Void> durable = CompletableFuture.completedFuture(null);
  private boolean locked;

  private final TokenDuty duty = new TokenDuty("signing", this::read, EVERY, this::take);

  @Test
  void aTokenThatCanNotBeReadIsTriedAgainSoonerAndTellsNothing() throws Exception {
    // Given
    locked = true;
    // When
    Duration first = duty.step(new KeptPlace());
    Duration second = duty.step(new KeptPlace());
    // Then
    assertThat(first).isEqualTo(Duration.ofSeconds(1));
    assertThat(second).isEqualTo(Duration.ofSeconds(2));
    assertThat(taken).isEmpty();
  }

  @Test
  void aReadingThatIsNotDurableIsReadAgain() throws Exception {
    // Given
    durable = CompletableFuture.failedFuture(new IOException("Kafka is away"));
    // When
    Duration wait = duty.step(new KeptPlace());
    // Then
    assertThat(wait).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aWholeReadingIsTakenEverySoOften() throws Exception {
    // Given
    locked = true;
    duty.step(new KeptPlace());
    locked = false;
    // When
    Duration wait = duty.step(new KeptPlace());
    // Then
    assertThat(wait).isEqualTo(EVERY);
    assertThat(Json.read(taken.getFirst(), TokenReading.class)).isEqualTo(READING);
    assertThat(duty.name()).isEqualTo("token-signing");
  }

  private TokenReading read() throws IOException {
    if (locked) {
      throw new IOException("the token is locked");
    }
    return READING;
  }

  private Receipt take(byte[] body) {
    taken.add(body);
    return new Receipt(1, 0, 0, Optional.empty(), durable);
  }
}
