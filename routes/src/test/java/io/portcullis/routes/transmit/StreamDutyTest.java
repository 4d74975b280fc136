package io.portcullis.routes.transmit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.idp.ssf.transmit.EventKind;
import io.portcullis.connectors.idp.ssf.transmit.KeyAlgorithm;
import io.portcullis.connectors.idp.ssf.transmit.Naming;
import io.portcullis.connectors.idp.ssf.transmit.SetMaker;
import io.portcullis.connectors.idp.ssf.transmit.TransmitterKey;
import io.portcullis.model.Announcement;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.routes.duty.KeptPlace;
import io.portcullis.routes.poll.Courier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Against a receiver that misbehaves: nothing is skipped that it may still take. */
class StreamDutyTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final String ISSUER = "https://hub.lab.example";
  private static final TransmitterKey KEY =
      TransmitterKey.read(TransmitterKey.generate(KeyAlgorithm.ES256), KeyAlgorithm.ES256);

  private final List<AuditRecord> records = new ArrayList<>();
  private final List<Duration> rests = new ArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Moving clock = new Moving();
  private final KeptPlace place = new KeptPlace();
  private final Deque<List<Announced.Entry>> batches = new ArrayDeque<>();
  private Offsets beginning = Offsets.parse("0:0");
  private int stoppedFor;
  private boolean kafkaAway;
  private StrictReceiver receiver;
  private StreamDuty duty;

  @BeforeEach
  void start() throws IOException {
    receiver = new StrictReceiver(0, ISSUER, KEY::published, clock);
    Courier courier =
        new Courier(
            receiver.endpoint(),
            Optional.of(Tokens.of(StrictReceiver.TOKEN)),
            Duration.ofSeconds(2),
            Push.MAX_ANSWER,
            clock);
    Push push = new Push(courier);
    StreamBook book = new StreamBook("lab", this::record, meters, clock);
    SetMaker maker =
        new SetMaker(
            "lab",
            StrictReceiver.AUDIENCE,
            EnumSet.allOf(EventKind.class),
            new Naming(ISSUER, List.of(), Map.of()));
    duty =
        new StreamDuty(
            new StreamDuty.Parts(
                maker,
                KEY,
                this::open,
                book,
                (parts, conduct, health, announced) ->
                    new PushWork(push, parts, conduct, health, announced)),
            new StreamDuty.Conduct(Duration.ofHours(24), () -> stoppedFor > 0, this::rest, clock));
  }

  @AfterEach
  void end() {
    receiver.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 401, 403, 404, 500, 503})
  void whatIsNotTakenIsSentAgainUntilItIs(int status) {
    // Given
    announced(1, 2);
    receiver.answers(202, "").answers(status, "").answers(status, "");
    // When
    work();
    // Then
    assertThat(told()).containsExactly("sub-1", "sub-2");
    assertThat(rests).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(place.text()).isEqualTo("0:2");
    assertThat(meters.counter("portcullis.transmit", "stream", "lab", "what", "failed").count())
        .isEqualTo(2);
  }

  @Test
  void aReceiverThatSaysWhenIsLeftAloneUntilThen() {
    announced(1);
    receiver
        .answers(202, "")
        .answers(429, "", "Retry-After", "42")
        .answers(503, "", "Retry-After", "Mon, 01 Jun 2026 12:02:42 GMT")
        .answers(429, "", "Retry-After", "99999");
    work();
    assertThat(rests)
        .containsExactly(Duration.ofSeconds(42), Duration.ofMinutes(2), Duration.ofMinutes(15));
    assertThat(told()).containsExactly("sub-1");
  }

  @Test
  void waitsGrowUpToABound() {
    announced(1);
    receiver.answers(202, "");
    for (int i = 0; i < 14; i++) {
      receiver.answers(500, "");
    }
    work();
    assertThat(rests).hasSize(14).isSorted().endsWith(Duration.ofMinutes(15));
    assertThat(told()).containsExactly("sub-1");
  }

  @Test
  void anAnswerThatDoesNotEndOrIsTooLongIsNoAnswer() {
    announced(1);
    receiver.answers(202, "").isSlow().answers(202, "x".repeat(Push.MAX_ANSWER + 1));
    work();
    assertThat(told()).containsExactly("sub-1");
    assertThat(rests).hasSize(2);
  }

  @Test
  void aRefusedTokenIsRecordedAndTheNextOneIsTold() {
    // Given
    announced(1, 2);
    receiver
        .answers(202, "")
        .answers(400, "{\"err\":\"invalid_request\",\"description\":\"no such person as anna\"}");
    // When
    work();
    // Then
    assertThat(told()).containsExactly("sub-2");
    assertThat(rests).isEmpty();
    AuditRecord refused = of("set-refused").getFirst();
    assertThat(refused.subject()).isEqualTo("sub-1");
    assertThat(refused.document().get("message")).isEqualTo("no such person as anna");
    assertThat(refused.document().get("portcullis").toString())
        .contains("error=invalid_request", "stream=lab")
        .doesNotContain("anna");
    assertThat(place.text()).isEqualTo("0:2");
  }

  @Test
  void aRefusalForTheStreamsSakeIsTriedAgainAndTakenOnceItIsMended() {
    announced(1);
    receiver
        .answers(202, "")
        .answers(400, "{\"err\":\"invalid_key\"}")
        .answers(400, "{\"err\":\"access_denied\"}");
    work();
    assertThat(told()).containsExactly("sub-1");
    assertThat(rests).hasSize(2);
    assertThat(of("set-refused")).isEmpty();
  }

  @Test
  void aRefusalForTheStreamsSakeHoldsUpTheNextOnesForAnHourAtMost() {
    // Given
    announced(1, 2);
    receiver.answers(202, "");
    for (int i = 0; i < 14; i++) {
      receiver.answers(400, "{\"err\":\"invalid_audience\"}");
    }
    // When
    work();
    // Then
    Duration waited = rests.stream().reduce(Duration.ZERO, Duration::plus);
    assertThat(waited).isBetween(PushWork.PATIENCE, PushWork.PATIENCE.plusMinutes(15));
    assertThat(told()).containsExactly("sub-2");
    assertThat(of("set-refused")).hasSize(1);
  }

  @Test
  void whatWasTakenAndNotRecordedIsToldAgainUnderTheSameId() {
    // Given
    announced(1);
    kafkaAway = true;
    assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class);
    assertThat(place.text()).isEqualTo("0:0");
    // When
    kafkaAway = false;
    batches.clear();
    announced(1);
    work();
    // Then
    assertThat(receiver.events()).hasSize(2);
    assertThat(receiver.events().get(1)).isEqualTo(receiver.events().get(0));
    assertThat(place.text()).isEqualTo("0:1");
  }

  @Test
  void itGoesOnBehindWhatWasTaken() {
    place.keep("0:7 1:2");
    beginning = Offsets.parse("0:7 1:2");
    batches.add(List.of(entry(1, 2, 5), entry(0, 7, 6)));
    work();
    assertThat(place.text()).isEqualTo("0:8 1:3");
    assertThat(told()).containsExactly("sub-5", "sub-6");
    assertThat(of("set-lost")).isEmpty();
  }

  @Test
  void whatIsGoneBeforeItWasToldIsRecorded() {
    place.keep("0:7");
    beginning = Offsets.parse("0:19");
    work();
    assertThat(of("set-lost").getFirst().document().get("portcullis").toString())
        .contains("from=0:7", "to=0:19");
    assertThat(place.text()).isEqualTo("0:19");
  }

  @Test
  void whatCanNotBeReadIsRecordedAndPassedOver() {
    byte[] nonsense = "{\"change\":{\"kind\":\"unheard-of\"}}".getBytes(StandardCharsets.UTF_8);
    batches.add(List.of(new Announced.Entry(0, 0, nonsense), entry(0, 1, 2)));
    work();
    assertThat(of("set-unreadable")).hasSize(1);
    assertThat(told()).containsExactly("sub-2");
  }

  @Test
  void nothingGoesOutWhileTheHubIsStopped() {
    // Given
    announced(1);
    stoppedFor = 3;
    // When
    work();
    // Then
    assertThat(rests).hasSize(3);
    assertThat(told()).containsExactly("sub-1");
    assertThat(receiver.asked()).isEqualTo(2);
  }

  @Test
  void aStreamBeginsWithAVerificationOfItsOwn() {
    work();
    JsonNode claims = receiver.verifications().getFirst();
    assertThat(claims.at("/sub_id/id").asText()).isEqualTo("lab");
    assertThat(receiver.faults()).isEmpty();
  }

  @Test
  void aVerificationThatFailsHoldsNothingUpAndComesAgain() {
    announced(1);
    announced(2);
    receiver.answers(500, "");
    clock.perRead = Duration.ofMillis(300);
    work();
    assertThat(told()).containsExactly("sub-1", "sub-2");
    assertThat(receiver.verifications()).hasSize(1);
  }

  @Test
  void verificationsComeAgainAfterTheirPause() {
    for (int i = 0; i < 4; i++) {
      batches.add(List.of());
    }
    clock.perRead = Duration.ofHours(9);
    work();
    assertThat(receiver.verifications()).hasSizeGreaterThan(1);
    assertThat(receiver.faults()).allMatch(f -> f.contains("iat"));
  }

  @Test
  void theStateTellsWhatIsWrongAndSinceWhen() {
    // Given
    announced(1, 2);
    receiver.answers(202, "").answers(500, "");
    List<String> seen = new ArrayList<>();
    onRest = () -> seen.add(duty.state().good() + " " + duty.state().detail());
    // When
    work();
    // Then
    assertThat(seen).containsExactly("false 2 behind, failing since " + NOW + ": status 500");
    assertThat(duty.state().detail()).isEqualTo("not worked by this hub");
  }

  private Runnable onRest = () -> {};

  private void rest(Duration time) {
    onRest.run();
    rests.add(time);
    clock.now = clock.now.plus(time);
    stoppedFor--;
  }

  /** Until there is nothing left to tell. */
  private void work() {
    assertThatThrownBy(this::run).isInstanceOf(InterruptedException.class);
    batches.clear();
  }

  private void run() throws InterruptedException {
    duty.run(place);
  }

  private Announced open(Offsets at) {
    return new Announced() {
      @Override
      public Offsets began() {
        return beginning;
      }

      @Override
      public List<Entry> next() throws InterruptedException {
        if (batches.isEmpty()) {
          throw new InterruptedException();
        }
        return batches.remove();
      }

      @Override
      public long behind() {
        return 0;
      }

      @Override
      public void close() {}
    };
  }

  private void announced(int... numbers) {
    List<Announced.Entry> batch = new ArrayList<>();
    for (int number : numbers) {
      batch.add(entry(0, batch.size(), number));
    }
    batches.add(batch);
    batches.add(List.of());
  }

  private static Announced.Entry entry(int partition, long offset, int number) {
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
    return new Announced.Entry(partition, offset, Json.bytes(announcement));
  }

  private List<String> told() {
    assertThat(receiver.faults()).isEmpty();
    return receiver.events().stream().map(c -> c.at("/sub_id/device/sub").asText()).toList();
  }

  private void record(AuditRecord record) {
    if (kafkaAway && !record.subject().isEmpty()) {
      throw new IllegalStateException("the log does not take it");
    }
    records.add(record);
  }

  private List<AuditRecord> of(String action) {
    return records.stream()
        .filter(r -> r.document().get("event").toString().contains("action=" + action))
        .toList();
  }

  private static final class Moving extends Clock {
    private Instant now = NOW;
    private Duration perRead = Duration.ZERO;

    @Override
    public Instant instant() {
      now = now.plus(perRead);
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
