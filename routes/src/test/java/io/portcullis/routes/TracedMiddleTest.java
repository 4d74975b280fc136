package io.portcullis.routes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Policy;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.guard.Limits;
import io.portcullis.routes.decide.Policies;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;
import io.portcullis.routes.resolve.Message;
import io.portcullis.routes.stream.StoreKind;
import io.portcullis.routes.telemetry.Headers;
import io.portcullis.routes.telemetry.OtlpReceiver;
import io.portcullis.routes.telemetry.Telemetry;
import io.portcullis.routes.telemetry.Tracing;

import static org.assertj.core.api.Assertions.assertThat;

/** The way of one signal through the middle is one trace, told to a receiver of OTLP. */
class TracedMiddleTest {
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final String LAPTOP = "laptop-of-ann";

  private final Topics topics = Topics.embedded();
  private OtlpReceiver receiver;
  private Tracing tracing;
  private TopologyTestDriver driver;

  @BeforeEach
  void open() throws IOException {
    receiver = new OtlpReceiver();
    tracing = Telemetry.to(receiver.uri());
    Properties properties = new Properties();
    properties.put("application.id", "traced");
    properties.put("bootstrap.servers", "unused:1");
    properties.put(
        "state.dir", System.getProperty("java.io.tmpdir") + "/traced-" + System.nanoTime());
    driver =
        new TopologyTestDriver(
            HubTopology.of(topics, new Plain(), Limits.DEFAULT, StoreKind.IN_MEMORY, tracing),
            properties,
            START);
  }

  @AfterEach
  void close() {
    driver.close();
    tracing.close();
    receiver.close();
  }

  @Test
  void whatIsNotTracedHasNoHeaderAnywhere() {
    // When
    say(new RecordHeaders());
    // Then
    assertThat(traceparents(Topic.ACTIONS_NOTIFY)).isEmpty();
    assertThat(traceparents(Topic.SIGNALS)).isEmpty();
    tracing.close();
    assertThat(receiver.spans()).isEmpty();
  }

  @Test
  void aHeaderThatIsNoTraceIsLeftAlone() {
    // Given
    RecordHeaders headers = new RecordHeaders();
    headers.add("traceparent", "00-nonsense".getBytes(StandardCharsets.US_ASCII));
    // When
    say(headers);
    // Then
    assertThat(traceparents(Topic.SIGNALS)).isEmpty();
    tracing.close();
    assertThat(receiver.spans()).isEmpty();
  }

  @Test
  void eachStageIsASpanOfTheSameTraceAndCarriesItOn() {
    // When
    String trace = say(begun());
    // Then
    assertThat(traceparents(Topic.SIGNALS)).isNotEmpty().allMatch(header -> header.contains(trace));
    tracing.close();
    assertThat(receiver.wrong()).isEmpty();
    Map<String, Long> spans =
        receiver.spans().stream()
            .collect(Collectors.groupingBy(s -> s.getName(), Collectors.counting()));
    assertThat(spans).containsKeys("intake", "resolve", "decide", "guard");
    assertThat(spans.get("decide")).as("the signal, and the guard's answer").isGreaterThan(1);
    assertThat(receiver.spans())
        .allMatch(s -> HexFormat.of().formatHex(s.getTraceId().toByteArray()).equals(trace))
        .noneMatch(s -> s.toString().contains(LAPTOP));
    assertThat(receiver.spans())
        .filteredOn(s -> s.getName().equals("decide"))
        .anyMatch(s -> OtlpReceiver.attribute(s, "portcullis.signal.id").equals("sig-1"));
  }

  @Test
  void whatTimeBeginsIsATraceOfItsOwn() {
    // Given: a subject that is to be looked at again within the hour
    say(new RecordHeaders());
    driver
        .createOutputTopic(
            topics.name(Topic.SIGNALS), new StringDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
    // When
    driver.advanceWallClockTime(Duration.ofDays(1));
    // Then
    assertThat(traceparents(Topic.SIGNALS)).isNotEmpty();
    tracing.close();
    assertThat(receiver.spans())
        .filteredOn(s -> s.getName().equals("wake-up"))
        .isNotEmpty()
        .allMatch(s -> s.getParentSpanId().isEmpty())
        .allMatch(s -> !OtlpReceiver.attribute(s, "portcullis.subject.id").isEmpty());
    assertThat(receiver.spans()).anyMatch(s -> s.getName().equals("decide"));
  }

  private RecordHeaders begun() {
    Span span = tracing.begin("intake");
    try (Scope scope = span.makeCurrent()) {
      return Headers.now();
    } finally {
      span.end();
    }
  }

  /** Returns the id of its trace, or nothing. */
  private String say(RecordHeaders headers) {
    Signal signal =
        new Signal(
            "sig-1",
            "intune",
            "v1",
            START,
            START,
            SubjectKind.DEVICE,
            "",
            List.of(new Alias(AliasType.MDM_DEVICE, LAPTOP)),
            false,
            Actor.UNKNOWN,
            new Statement.PostureChanged(
                Compliance.NON_COMPLIANT, Statement.Management.MANAGED, List.of()));
    byte[] value = Json.bytes(Message.arrived(signal, Map.of(), "hash", Optional.empty()));
    driver
        .createInputTopic(
            topics.name(Topic.INTAKE), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>("any", value, headers, START));
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    Header header = headers.lastHeader("traceparent");
    return header == null
        ? ""
        : new String(header.value(), StandardCharsets.US_ASCII).split("-")[1];
  }

  private List<String> traceparents(Topic topic) {
    return driver
        .createOutputTopic(
            topics.name(topic), new StringDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList()
        .stream()
        .flatMap(r -> StreamSupport.stream(r.headers().spliterator(), false))
        .filter(h -> h.key().equals("traceparent"))
        .map(h -> new String(h.value(), StandardCharsets.US_ASCII))
        .toList();
  }

  private static final class Plain implements Policies {
    @Override
    public Policy initial() {
      return new Hourly();
    }

    @Override
    public Policy byDigest(String digest) {
      return new Hourly();
    }
  }

  private static final class Hourly implements Policy {
    private final Policy plain = new PlainPolicy();

    @Override
    public String digest() {
      return plain.digest();
    }

    @Override
    public Evaluation evaluate(Case subject, Instant now) {
      Optional<Instant> wake = Optional.of(now.plus(Duration.ofHours(1)));
      return new Evaluation(plain.evaluate(subject, now).findings(), wake);
    }
  }
}
