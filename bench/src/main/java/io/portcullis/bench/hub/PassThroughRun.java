package io.portcullis.bench.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.portcullis.bench.Percentiles;

/** The same as of the hub, of the pass-through. */
final class PassThroughRun {
  private final Size size;
  private final Path folder;
  private final Consumer<String> progress;
  private final IntakeForm intune = new IntakeForm("intune");
  private final IntakeForm falcon = new IntakeForm("crowdstrike");

  PassThroughRun(Size size, Path folder, Consumer<String> progress) {
    this.size = size;
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * @param sizes of the hub's records
   * @param settings the hub's of Streams
   */
  Passage run(Map<String, Integer> sizes, String settings) throws InterruptedException {
    return run(sizes, settings, this::measure);
  }

  /** The same, without the waves: from a request to its action alone. */
  Percentiles delays(Map<String, Integer> sizes, String settings) throws InterruptedException {
    return run(sizes, settings, (broker, child, port) -> delays(broker, port));
  }

  private interface Measurement<T> {
    T of(Broker broker, Child child, int port) throws InterruptedException;
  }

  private <T> T run(Map<String, Integer> sizes, String settings, Measurement<T> measurement)
      throws InterruptedException {
    try {
      Files.createDirectories(folder);
      Path file = Files.writeString(folder.resolve("streams.properties"), settings);
      try (Broker broker = Broker.start(folder)) {
        broker.create(topics());
        List<String> arguments = new ArrayList<>();
        arguments.addAll(
            List.of(broker.servers(), folder.resolve("streams").toString(), file.toString()));
        sizes.forEach((topic, bytes) -> arguments.add(topic + "=" + bytes));
        try (Child child =
            Child.ofOurs(
                "pass-through",
                folder,
                PassThroughMain.class,
                "1g",
                arguments.toArray(String[]::new))) {
          return measurement.of(broker, child, Integer.parseInt(child.firstLine()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<NewTopic> topics() {
    List<NewTopic> topics = new ArrayList<>();
    Map<String, Integer> names = new TreeMap<>();
    Sizes.TOPICS.forEach(topic -> names.put(topic, Broker.PARTITIONS));
    names.put("proposals", 1);
    names.forEach(
        (name, partitions) -> {
          NewTopic topic = new NewTopic(name, partitions, (short) 1);
          // The hub's sender was told that its record is safe; this one's is, too.
          topics.add(name.equals("intake") ? topic.configs(Map.of("flush.messages", "1")) : topic);
        });
    return topics;
  }

  private Passage measure(Broker broker, Child child, int port) throws InterruptedException {
    Drain drain = new Drain(broker, PassThroughMain.APPLICATION, child);
    Load load = new Load(size.devices(), size.every());
    Waves.Rates rates = new Waves(size, load, broker, drain, progress).run(this::message);
    return new Passage(rates, delays(broker, port));
  }

  private Percentiles delays(Broker broker, int port) throws InterruptedException {
    String url = "http://127.0.0.1:" + port + "/";
    try (HttpLoad http = new HttpLoad();
        Arrivals arrivals = new Arrivals(broker, ConsumerRecord::key)) {
      Percentiles delays =
          new Delays(size, http)
              .run(
                  arrivals,
                  e ->
                      new HttpLoad.Post(
                          url, Map.of(Entrance.KEY, e.device().name()), mark(e) + e.body()),
                  Device::name);
      progress.accept(
          "pass-through, to the action: p50 %.0f ms, p99 %.0f ms"
              .formatted(delays.millis(50), delays.millis(99)));
      return delays;
    }
  }

  private static char mark(Load.Event event) {
    return event.action() ? (char) PassThrough.ACTION : '.';
  }

  /** As large as the hub's message of this event. */
  private IntakeForm.Message message(Load.Event event, Instant received) {
    IntakeForm form = event.source().equals("intune") ? intune : falcon;
    byte[] value = form.of(event.body(), received).value();
    value[0] = (byte) mark(event);
    return new IntakeForm.Message(event.device().name(), value);
  }
}
