package io.portcullis.routes.rehearsal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Action;
import io.portcullis.model.Ids;
import io.portcullis.model.Outcome;
import io.portcullis.model.PointKind;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.guard.Limits;
import io.portcullis.routes.HubTopology;
import io.portcullis.routes.decide.Policies;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;
import io.portcullis.routes.resolve.Message;
import io.portcullis.routes.stream.StoreKind;

/**
 * The middle without a broker: what it writes, nobody reads. Its stores are in memory, because the
 * driver commits after each record, and on disk that takes longer than the rest.
 */
final class Round implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(200);

  private final Topics topics = Topics.embedded();
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, byte[]> intake;
  private final TestInputTopic<String, byte[]> signals;
  private final List<TestOutputTopic<String, byte[]>> actions;

  /**
   * @param folder that the driver wants; gone when this is closed
   */
  Round(Policies policies, Limits limits, Path folder, Instant now) {
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "application.id", "rehearsal",
            "bootstrap.servers", "none:1",
            "state.dir", folder.toAbsolutePath().toString()));
    driver =
        new TopologyTestDriver(
            HubTopology.of(topics, policies, limits, StoreKind.IN_MEMORY), properties, now);
    intake = input(Topic.INTAKE);
    signals = input(Topic.SIGNALS);
    actions = List.of(output(PointKind.CA), output(PointKind.RADIUS));
  }

  /**
   * @return how many signals it took, those of outcomes among them
   */
  int play(InventedDevice device) {
    int arrived = arrive(device.arrives());
    driver.advanceWallClockTime(TICK);
    arrived += arrive(device.falls());
    List<Signal> outcomes =
        actions.stream()
            .flatMap(topic -> topic.readValuesToList().stream())
            .map(action -> verified(Json.read(action, Action.class)))
            .toList();
    outcomes.forEach(o -> signals.pipeInput(o.subject(), Json.bytes(o), o.receivedAt()));
    return arrived + outcomes.size();
  }

  private int arrive(List<Signal> said) {
    for (Signal signal : said) {
      Message.Arrived arrived = Message.arrived(signal, Map.of(), "", Optional.empty());
      intake.pipeInput(arrived.key(), Json.bytes(arrived), signal.receivedAt());
    }
    return said.size();
  }

  private static Signal verified(Action action) {
    Instant at = action.decidedAt();
    Outcome outcome = Outcome.of(action, Outcome.Status.VERIFIED, "rehearsed", at, at);
    return Signal.derived(
        Ids.of("sig", "rehearsed", action.id()),
        "enforce",
        at,
        action.kind(),
        action.subject(),
        new Statement.OutcomeReported(outcome));
  }

  private TestInputTopic<String, byte[]> input(Topic topic) {
    return driver.createInputTopic(
        topics.name(topic), new StringSerializer(), new ByteArraySerializer());
  }

  private TestOutputTopic<String, byte[]> output(PointKind kind) {
    return driver.createOutputTopic(
        topics.name(Topic.actions(kind)), new StringDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void close() {
    driver.close();
  }
}
