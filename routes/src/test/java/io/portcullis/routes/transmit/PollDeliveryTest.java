package io.portcullis.routes.transmit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.idp.ssf.transmit.EventKind;
import io.portcullis.connectors.idp.ssf.transmit.KeyAlgorithm;
import io.portcullis.connectors.idp.ssf.transmit.Naming;
import io.portcullis.connectors.idp.ssf.transmit.SetMaker;
import io.portcullis.connectors.idp.ssf.transmit.TransmitterKey;
import io.portcullis.model.Announcement;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.routes.MovedClock;
import io.portcullis.routes.duty.KeptPlace;

import static org.assertj.core.api.Assertions.assertThat;

/** A receiver that asks, from its question to the place of the stream. */
class PollDeliveryTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final TransmitterKey KEY =
      TransmitterKey.read(TransmitterKey.generate(KeyAlgorithm.ES256), KeyAlgorithm.ES256);
  private static final String BEARER = "Bearer ask-7";

  private final List<AuditRecord> records = new ArrayList<>();
  private final List<Announced.Entry> log = new ArrayList<>();
  private final Mailbox mailbox = new Mailbox();
  private final KeptPlace place = new KeptPlace();
  private final MovedClock clock = new MovedClock(NOW);
  private final StreamBook book =
      new StreamBook("lab", this::record, new SimpleMeterRegistry(), clock);
  private final StreamHealth health = new StreamHealth("lab", book, clock);
  private boolean stopped;
  private boolean kafkaAway;
  private PollRoute route;
  private PollWork work;

  @BeforeEach
  void start() throws InterruptedException {
    PollCounter counter =
        new PollCounter(mailbox, KEY, book, () -> stopped, Duration.ofSeconds(30), clock);
    route = new PollRoute("lab", Tokens.of("ask-7"), counter);
    begin();
  }

  /** This hub gets the duty, or gets it back. */
  private void begin() throws InterruptedException {
    SetMaker maker =
        new SetMaker(
            "lab", "aud", Set.of(EventKind.values()), new Naming("iss", List.of(), Map.of()));
    health.well();
    work =
        new PollWork(
            mailbox,
            new StreamDuty.Parts(maker, KEY, at -> null, book, (p, c, h, a) -> work),
            new StreamDuty.Conduct(Duration.ofDays(1), () -> stopped, t -> {}, clock),
            health,
            new Reading());
  }

  @Test
  void whoHasNoTokenLearnsNothing() throws Exception {
    announced(1);
    for (String wrong : List.of("", "Bearer ask-8", "ask-7", "Basic ask-7")) {
      PollRoute.Answer answer = route.answer(wrong, bytes("{\"returnImmediately\":true}"));
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.body().containsKey("sets")).isFalse();
    }
  }

  @Test
  void aQuestionThatIsNoneIsAnsweredWithWhatIsWrong() {
    PollRoute.Answer answer = route.answer(BEARER, bytes("{\"maxEvents\":-1}"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().get("description").toString()).startsWith("maxEvents");
  }

  @Test
  void aHubThatDoesNotWorkTheStreamSendsTheReceiverElsewhere() {
    work.end();
    assertThat(route.answer(BEARER, bytes("{}")).status()).isEqualTo(503);
  }

  @Test
  void whatIsNotAcknowledgedComesAgainAndThePlaceStaysBeforeIt() throws Exception {
    // Given
    announced(1, 2, 3);
    JsonNode first = ask("{\"returnImmediately\":true}");
    // When
    JsonNode second = ask("{\"returnImmediately\":true,\"ack\":[\"%s\"]}".formatted(id(first, 0)));
    // Then
    assertThat(subjects(first)).containsExactly("", "sub-1", "sub-2", "sub-3");
    assertThat(subjects(second)).containsExactly("sub-1", "sub-2", "sub-3");
    work.step(place);
    assertThat(place.text()).isEqualTo("0:0");
    ask("{\"maxEvents\":0,\"ack\":[\"%s\",\"%s\"]}".formatted(id(first, 1), id(first, 3)));
    work.step(place);
    assertThat(place.text()).isEqualTo("0:1");
    ask("{\"maxEvents\":0,\"ack\":[\"%s\"]}".formatted(id(first, 2)));
    work.step(place);
    assertThat(place.text()).isEqualTo("0:3");
    assertThat(records).hasSize(4);
  }

  @Test
  void anAcknowledgementThatCanNotBeRecordedIsAskedForAgain() throws Exception {
    // Given
    announced(1);
    String id = id(ask("{\"returnImmediately\":true}"), 1);
    kafkaAway = true;
    // When
    PollRoute.Answer answer = route.answer(BEARER, bytes("{\"ack\":[\"%s\"]}".formatted(id)));
    // Then
    assertThat(answer.status()).isEqualTo(503);
    kafkaAway = false;
    assertThat(subjects(ask("{\"returnImmediately\":true}"))).contains("sub-1");
  }

  @Test
  void anotherHubOffersWhatWasNotAcknowledgedUnderTheSameIds() throws Exception {
    announced(1);
    String before = id(ask("{\"returnImmediately\":true}"), 1);
    work.end();
    begin();
    announced(1);
    assertThat(id(ask("{\"returnImmediately\":true}"), 1)).isEqualTo(before);
  }

  @Test
  void aRefusedTokenIsRecordedAndNotOfferedAgain() throws Exception {
    announced(1);
    String id = id(ask("{\"returnImmediately\":true}"), 1);
    JsonNode next = ask(errors(id, "invalid_request"));
    assertThat(subjects(next)).doesNotContain("sub-1");
    assertThat(records.getLast().document().get("portcullis").toString())
        .contains("status=refused", "error=invalid_request");
  }

  @Test
  void aRefusalForTheStreamsSakeIsOfferedAgainForAnHour() throws Exception {
    announced(1);
    String id = id(ask("{\"returnImmediately\":true}"), 1);
    assertThat(subjects(ask(errors(id, "invalid_key")))).contains("sub-1");
    clock.set(NOW.plus(PushWork.PATIENCE).minusSeconds(1));
    assertThat(subjects(ask(errors(id, "invalid_key")))).contains("sub-1");
    clock.set(NOW.plus(PushWork.PATIENCE));
    assertThat(subjects(ask(errors(id, "invalid_key")))).doesNotContain("sub-1");
  }

  @Test
  void nothingIsGivenOutWhileTheHubIsStopped() throws Exception {
    announced(1);
    stopped = true;
    JsonNode answer = ask("{\"returnImmediately\":true}");
    assertThat(answer.path("sets").isEmpty()).isTrue();
    assertThat(answer.path("moreAvailable").asBoolean()).isFalse();
  }

  @Test
  void aQuestionThatWaitsIsAnsweredWithTheNextToken() throws Exception {
    // Given
    String verification = id(askAfterStep("{\"returnImmediately\":true}"), 0);
    ask("{\"maxEvents\":0,\"ack\":[\"%s\"]}".formatted(verification));
    // When
    CompletableFuture<JsonNode> waiting = CompletableFuture.supplyAsync(() -> ask("{}"));
    announced(7);
    // Then
    assertThat(subjects(waiting.get(20, TimeUnit.SECONDS))).containsExactly("sub-7");
  }

  @Test
  void moreThanFitsStaysInTheLogAndIsSaidToBeMore() throws Exception {
    announced(IntStream.rangeClosed(1, Mailbox.MOST).toArray());
    announced(Mailbox.MOST + 1);
    announced(Mailbox.MOST + 2);
    assertThat(mailbox.size()).isEqualTo(Mailbox.MOST + 1);
    JsonNode answer = ask("{\"returnImmediately\":true,\"maxEvents\":1}");
    assertThat(answer.path("sets").size()).isEqualTo(1);
    assertThat(answer.path("moreAvailable").asBoolean()).isTrue();
  }

  @Test
  void aReceiverThatDoesNotAskShows() throws Exception {
    announced(1);
    clock.set(NOW.plus(PollWork.NEGLECT));
    work.step(place);
    assertThat(health.state().detail()).contains("the receiver does not ask for tokens");
    ask("{\"returnImmediately\":true}");
    work.step(place);
    assertThat(health.state().good()).isTrue();
  }

  private JsonNode askAfterStep(String question) throws InterruptedException {
    work.step(place);
    return ask(question);
  }

  private JsonNode ask(String question) {
    PollRoute.Answer answer = route.answer(BEARER, bytes(question));
    assertThat(answer.status()).isEqualTo(200);
    return Json.MAPPER.valueToTree(answer.body());
  }

  private static String errors(String id, String err) {
    return "{\"returnImmediately\":true,\"setErrs\":{\"%s\":{\"err\":\"%s\"}}}".formatted(id, err);
  }

  private static String id(JsonNode answer, int at) {
    List<String> ids = new ArrayList<>();
    answer.path("sets").fieldNames().forEachRemaining(ids::add);
    return ids.get(at);
  }

  /** Empty for a verification event. */
  private static List<String> subjects(JsonNode answer) {
    List<String> subjects = new ArrayList<>();
    answer
        .path("sets")
        .forEach(
            set ->
                subjects.add(
                    StrictReceiver.claims(bytes(set.asText())).at("/sub_id/device/sub").asText()));
    return subjects;
  }

  private void announced(int... numbers) throws InterruptedException {
    for (int number : numbers) {
      Announcement announcement =
          new Announcement(
              "ann-" + number,
              "sub-" + number,
              SubjectKind.DEVICE,
              List.of(),
              new Announcement.TrustLost(),
              "rule",
              "why",
              false,
              "sig-1",
              NOW);
      log.add(new Announced.Entry(0, number - 1L, Json.bytes(announcement)));
    }
    work.step(place);
  }

  private void record(AuditRecord record) {
    if (kafkaAway) {
      throw new IllegalStateException("the log does not take it");
    }
    records.add(record);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private final class Reading implements Announced {
    @Override
    public Offsets began() {
      return Offsets.parse("0:0");
    }

    @Override
    public List<Entry> next() {
      List<Entry> all = List.copyOf(log);
      log.clear();
      return all;
    }

    @Override
    public long behind() {
      return log.size();
    }

    @Override
    public void close() {}
  }
}
