package io.portcullis.routes.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.connectors.idp.ssf.verify.Verdict;
import io.portcullis.connectors.idp.ssf.verify.Verdict.Problem;
import io.portcullis.routes.duty.Backoff;
import io.portcullis.routes.poll.Courier;

import static org.assertj.core.api.Assertions.assertThat;

class SetPollerTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);
  private static final Duration EVERY = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String TWO = "{\"sets\": {\"1\": \"good-1\", \"2\": \"good-2\"}}";
  private static final String NONE = "{\"sets\": {}}";

  private final List<String> taken = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private boolean logTakes = true;
  private boolean logAnswers = true;
  private PollTransmitter transmitter;
  private SetPoller poller;

  @BeforeEach
  void open() throws IOException {
    transmitter = new PollTransmitter();
    poller =
        new SetPoller(
            new SetPoller.Settings(3, true, EVERY),
            new Courier(transmitter.endpoint(), Optional.empty(), PATIENCE, 16 << 20, CLOCK),
            SetPollerTest::verdict,
            new Log());
  }

  @AfterEach
  void close() {
    transmitter.close();
  }

  @Test
  void whatIsDurableIsAcknowledgedWithTheNextQuestion() throws InterruptedException {
    transmitter.page(TWO).page(NONE).page(NONE);
    assertThat(poller.step()).isEqualTo(EVERY);
    assertThat(transmitter.lastQuestion().toString())
        .isEqualTo("{\"maxEvents\":3,\"returnImmediately\":true}");
    poller.step();
    assertThat(transmitter.lastQuestion().path("ack").toString()).isEqualTo("[\"1\",\"2\"]");
    poller.step();
    assertThat(transmitter.lastQuestion().has("ack")).isFalse();
    assertThat(taken).containsExactly("good-1", "good-2");
  }

  @Test
  void whatTheLogDidNotTakeIsNotAcknowledgedAndComesAgain() throws InterruptedException {
    transmitter.page(TWO).page(TWO).page(NONE);
    logTakes = false;
    assertThat(poller.step()).isEqualTo(Duration.ofSeconds(1));
    logTakes = true;
    poller.step();
    assertThat(transmitter.lastQuestion().has("ack")).isFalse();
    poller.step();
    assertThat(transmitter.lastQuestion().path("ack")).hasSize(2);
  }

  @Test
  void aRefusedTokenIsKeptAndItsErrorTold() throws InterruptedException {
    transmitter.page("{\"sets\": {\"1\": \"forged\", \"2\": \"good\", \"3\": \"unreadable\"}}");
    transmitter.page(NONE);
    poller.step();
    poller.step();
    assertThat(refused).containsExactly("forged");
    assertThat(transmitter.lastQuestion().path("ack").toString()).isEqualTo("[\"2\"]");
    assertThat(transmitter.lastQuestion().path("setErrs").toString())
        .isEqualTo(
            "{\"1\":{\"err\":\"invalid_issuer\",\"description\":\"iss: another\"},"
                + "\"3\":{\"err\":\"invalid_request\",\"description\":\"events: missing\"}}")
        .satisfies(json -> assertThat(json).doesNotContain("forged"));
  }

  @Test
  void whatCanNotBeDecidedIsLeftToComeAgain() throws InterruptedException {
    transmitter.page("{\"sets\": {\"1\": \"undecided\"}, \"moreAvailable\": true}").page(NONE);
    assertThat(poller.step()).isEqualTo(Duration.ofSeconds(1));
    poller.step();
    assertThat(transmitter.lastQuestion().has("ack")).isFalse();
    assertThat(transmitter.lastQuestion().has("setErrs")).isFalse();
  }

  @Test
  void moreIsAskedForAtOnce() throws InterruptedException {
    transmitter.page("{\"sets\": {\"1\": \"good\"}, \"moreAvailable\": true}");
    assertThat(poller.step()).isZero();
  }

  @Test
  void aPageThatComesAgainIsTakenOnceAndNotAskedForWithoutEnd() throws InterruptedException {
    String page = "{\"sets\": {\"1\": \"good\"}, \"moreAvailable\": true}";
    transmitter.page(page).page(page).page(page);
    assertThat(poller.step()).isZero();
    assertThat(poller.step()).isEqualTo(Duration.ofSeconds(1));
    assertThat(poller.step()).isEqualTo(Duration.ofSeconds(2));
    assertThat(taken).containsExactly("good");
    assertThat(transmitter.lastQuestion().path("ack").toString()).isEqualTo("[\"1\"]");
  }

  @ParameterizedTest
  @CsvSource({
    "429, 7, 7",
    "503, 'Mon, 01 Jun 2026 12:00:20 GMT', 20",
    "429, 99999, 900",
    "429, 0, 1",
    "429, soon, 1",
    "500, '', 1",
    "401, '', 1",
    "302, '', 1"
  })
  void aTransmitterThatIsBusyIsLeftAloneAndHearsItsAcknowledgementsAgain(
      int status, String told, int seconds) throws InterruptedException {
    transmitter.page(TWO);
    if (told.isEmpty()) {
      transmitter.status(status, "", "Location", "/poll");
    } else {
      transmitter.status(status, "", "Retry-After", told);
    }
    transmitter.page(NONE);
    poller.step();
    assertThat(poller.step()).isEqualTo(Duration.ofSeconds(seconds));
    poller.step();
    assertThat(transmitter.lastQuestion().path("ack").toString()).isEqualTo("[\"1\",\"2\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "[]", "{}", "", "{\"sets\": []}", "{\"sets\": {\"1\": \"go"})
  void whatIsNoPageIsAFailure(String body) throws InterruptedException {
    transmitter.page(body);
    assertThat(poller.step()).isEqualTo(Duration.ofSeconds(1));
    assertThat(taken).isEmpty();
  }

  @Test
  void halfABodyIsAFailureAndNothingOfItIsTaken() throws InterruptedException {
    transmitter.half(TWO);
    assertThat(poller.step()).isEqualTo(Duration.ofSeconds(1));
    assertThat(taken).isEmpty();
  }

  @Test
  void anAnswerThatDoesNotEndIsGivenUp() throws InterruptedException {
    transmitter.silence();
    assertThat(poller.step()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void whoeverWaitsForTheLogEndsWhenItIsInterrupted() throws InterruptedException {
    transmitter.page(TWO);
    logAnswers = false;
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread duty = Thread.ofVirtual().start(() -> interrupted.set(interrupted(poller)));
    Awaitility.await().until(() -> !transmitter.questions().isEmpty());
    // When
    duty.interrupt();
    // Then
    duty.join(Duration.ofSeconds(20));
    assertThat(interrupted).isTrue();
  }

  private static boolean interrupted(SetPoller poller) {
    try {
      poller.run();
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  @Test
  void ofMoreTokensThanWereAskedForTheRestIsLeft() throws InterruptedException {
    String sets =
        IntStream.range(0, 5)
            .mapToObj(i -> "\"%d\": \"good-%d\"".formatted(i, i))
            .collect(Collectors.joining(", "));
    transmitter.page("{\"sets\": {" + sets + "}}").page(NONE);
    poller.step();
    poller.step();
    assertThat(taken).hasSize(3);
    assertThat(transmitter.lastQuestion().path("ack")).hasSize(3);
  }

  @Test
  void failuresAreFollowedByLongerPauses() {
    assertThat(IntStream.of(1, 2, 3, 4, 10, 11, 1000).mapToObj(Backoff::after))
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 2L, 4L, 8L, 512L, 900L, 900L);
  }

  private static Verdict verdict(byte[] token) {
    return switch (new String(token, StandardCharsets.UTF_8)) {
      case "forged" -> new Verdict.Refused(Problem.INVALID_ISSUER, "iss: another");
      case "undecided" -> new Verdict.Undecided("no keys");
      default -> new Verdict.Genuine();
    };
  }

  private final class Log implements SetPoller.Sink {
    @Override
    public Receipt take(byte[] token) {
      String text = new String(token, StandardCharsets.UTF_8);
      CompletableFuture<Void> durable = new CompletableFuture<>();
      if (!logAnswers) {
        return new Receipt(1, 0, 0, Optional.empty(), durable);
      }
      if (logTakes) {
        taken.add(text);
        durable.complete(null);
      } else {
        durable.completeExceptionally(new IOException("not now"));
      }
      return text.equals("unreadable")
          ? new Receipt(0, 0, 1, Optional.of("events: missing"), durable)
          : new Receipt(1, 0, 0, Optional.empty(), durable);
    }

    @Override
    public CompletableFuture<Void> refuse(byte[] token, String why) {
      refused.add(new String(token, StandardCharsets.UTF_8));
      return CompletableFuture.completedFuture(null);
    }
  }
}
