package io.portcullis.routes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Action;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Announcement;
import io.portcullis.model.Ids;
import io.portcullis.model.Policy;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.guard.GuardInput;
import io.portcullis.model.guard.Limits;
import io.portcullis.routes.decide.EdgeView;
import io.portcullis.routes.decide.Policies;
import io.portcullis.routes.decide.Step;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;
import io.portcullis.routes.resolve.Message;
import io.portcullis.routes.resolve.RawText;
import io.portcullis.routes.stream.Salted;
import io.portcullis.routes.stream.StoreKind;
import io.portcullis.routes.verdict.Verdict;

/** The whole middle in one test process, driven signal by signal. */
final class Middle implements AutoCloseable {
  static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  private final Topics topics = Topics.embedded();
  private final TopologyTestDriver driver;
  private final Map<String, Summary> subjects = new LinkedHashMap<>();
  private Instant now = START;
  private int count;

  Middle(Policy policy, Limits limits) {
    this(policy, Map.of(), limits);
  }

  /** With other rules that a signal may activate, by their digest. */
  Middle(Policy policy, Map<String, Policy> others, Limits limits) {
    Policies policies =
        new Policies() {
          @Override
          public Policy initial() {
            return policy;
          }

          @Override
          public Policy byDigest(String digest) {
            return others.getOrDefault(digest, policy);
          }
        };
    Properties properties = new Properties();
    properties.put("application.id", "middle");
    properties.put("bootstrap.servers", "unused:1");
    properties.put(
        "state.dir", System.getProperty("java.io.tmpdir") + "/middle-" + System.nanoTime());
    driver =
        new TopologyTestDriver(
            HubTopology.of(topics, policies, limits, StoreKind.IN_MEMORY), properties, START);
  }

  void pass(Duration time) {
    now = now.plus(time);
    driver.advanceWallClockTime(time);
  }

  Signal say(SubjectKind kind, String source, Statement statement, Alias... about) {
    count++;
    return deliver(
        new Signal(
            Ids.of("sig", source, Integer.toString(count)),
            source,
            "v" + count,
            now,
            now,
            kind,
            "",
            List.of(about),
            false,
            Actor.UNKNOWN,
            statement));
  }

  Signal deliver(Signal signal) {
    return deliver(signal, Optional.empty());
  }

  Signal deliver(Signal signal, Optional<RawText> raw) {
    return deliver(signal, Map.of(), raw);
  }

  /** With what the parser made of the vendor's record. */
  Signal deliver(Signal signal, Map<String, Object> ecs) {
    return deliver(signal, ecs, Optional.empty());
  }

  private Signal deliver(Signal signal, Map<String, Object> ecs, Optional<RawText> raw) {
    String key = "any";
    input(Topic.INTAKE)
        .pipeInput(key, Json.bytes(Message.arrived(signal, ecs, "hash", raw)), signal.receivedAt());
    return signal;
  }

  void arrived(Message.Arrived message) {
    input(Topic.INTAKE).pipeInput("any", Json.bytes(message), message.signal().receivedAt());
  }

  /** A record that is made outside the middle. */
  void record(AuditRecord record) {
    input(Topic.RECORDS).pipeInput(record.subject(), Salted.bytes(record), now);
  }

  /** Sealed documents since they were last asked for. */
  List<JsonNode> sealed() {
    return read(Topic.SEALED).stream().map(e -> Json.read(e.value, JsonNode.class)).toList();
  }

  /** Values of {@code subjects}, the newest of each. */
  Map<String, byte[]> everybody() {
    readSubjects();
    Map<String, byte[]> all = new LinkedHashMap<>();
    subjects.forEach((id, summary) -> all.put(id, Json.bytes(summary)));
    return all;
  }

  void guard(GuardInput input) {
    input(Topic.PROPOSALS).pipeInput("guard", Json.bytes(input), now);
  }

  Instant now() {
    return now;
  }

  /** The subjects with these ids, as last published. */
  List<Summary> all(List<String> ids) {
    readSubjects();
    return ids.stream().map(subjects::get).toList();
  }

  private void readSubjects() {
    read(Topic.SUBJECTS).forEach(e -> subjects.put(e.key, Json.read(e.value, Summary.class)));
  }

  /** The one subject with this alias, as last published. */
  Summary subject(Alias alias) {
    readSubjects();
    return subjects.values().stream()
        .filter(s -> s.subject().aliases().contains(alias))
        .filter(s -> s.subject().mergedInto().isEmpty())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no subject with " + alias));
  }

  /** What the log of signals holds. */
  List<Signal> signals() {
    return read(Topic.SIGNALS).stream().map(e -> Json.read(e.value, Signal.class)).toList();
  }

  void signal(Signal resolved) {
    input(Topic.SIGNALS).pipeInput(resolved.subject(), Json.bytes(resolved), now);
  }

  List<Action> actions(Topic topic) {
    return read(topic).stream().map(e -> Json.read(e.value, Action.class)).toList();
  }

  /** Announced since they were last asked for. */
  List<Announcement> announcements() {
    return read(Topic.ANNOUNCEMENTS).stream()
        .map(e -> Json.read(e.value, Announcement.class))
        .toList();
  }

  /** Documents of the records written. */
  List<JsonNode> records() {
    return read(Topic.RECORDS).stream()
        .map(e -> Json.read(e.value, JsonNode.class).path("document"))
        .toList();
  }

  /** The newest verdict of each key since they were last asked for; empty when taken back. */
  Map<String, Optional<Verdict>> verdicts() {
    Map<String, Optional<Verdict>> newest = new LinkedHashMap<>();
    read(Topic.VERDICTS)
        .forEach(
            e ->
                newest.put(
                    e.key, Optional.ofNullable(e.value).map(v -> Json.read(v, Verdict.class))));
    return newest;
  }

  /** Steps published since they were last asked for. */
  List<Step> steps() {
    return read(Topic.TRAIL).stream().map(e -> Json.read(e.value, Step.class)).toList();
  }

  List<String> deadLetters() {
    return read(Topic.DEAD_LETTERS).stream().map(e -> new String(e.value)).toList();
  }

  void raw(Topic topic, String text) {
    input(topic).pipeInput("x", text.getBytes(java.nio.charset.StandardCharsets.UTF_8), now);
  }

  private TestInputTopic<String, byte[]> input(Topic topic) {
    return driver.createInputTopic(
        topics.name(topic), new StringSerializer(), new ByteArraySerializer());
  }

  private List<KeyValue<String, byte[]>> read(Topic topic) {
    TestOutputTopic<String, byte[]> output =
        driver.createOutputTopic(
            topics.name(topic), new StringDeserializer(), new ByteArrayDeserializer());
    return output.isEmpty() ? new ArrayList<>() : output.readKeyValuesToList();
  }

  /** Ids of what is declared below a subject. */
  List<String> children(String parent) {
    return EdgeView.children(driver.getKeyValueStore(EdgeView.STORE), parent);
  }

  @Override
  public void close() {
    driver.close();
  }
}
