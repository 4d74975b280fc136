package io.portcullis.bench.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.portcullis.bench.BenchException;
import io.portcullis.bench.Percentiles;
import io.portcullis.connectors.api.FreePorts;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.radius.das.SharedSecret;
import io.portcullis.lab.nas.LabNas;
import io.portcullis.model.Action;
import io.portcullis.model.Target;

/** Everything that is measured of the hub, in one life of it. */
final class HubRun {
  /** One of so many events that are drained belongs to a trace. */
  static final int TRACED = 10;

  static final String SECRET = "bench-only";

  private final Size size;
  private final Path folder;
  private final Consumer<String> progress;
  private final Optional<URI> traces;
  private long written;

  HubRun(Size size, Path folder, Consumer<String> progress) {
    this(size, folder, progress, Optional.empty());
  }

  /**
   * @param traces where the hub tells of all its signals; empty: it makes no traces
   */
  HubRun(Size size, Path folder, Consumer<String> progress, Optional<URI> traces) {
    this.size = size;
    this.folder = folder;
    this.progress = progress;
    this.traces = traces;
  }

  /**
   * @param sizes mean bytes of the hub's records, by topic
   */
  record Result(Passage passage, Revocations.Delays revocations, Map<String, Integer> sizes) {}

  Result run() throws InterruptedException {
    try {
      Files.createDirectories(folder);
      int caPort = FreePorts.tcp();
      Estate estate = Estate.make(size, folder.resolve("ca"), caPort);
      Revocations revocations = new Revocations(size, estate, new Ocsp(caPort, estate.authority()));
      SharedSecret secret = SharedSecret.of(SECRET);
      Clock clock = Clock.systemUTC();
      try (LabNas nas = LabNas.open("", 0, secret, revocations::changed, clock);
          Broker broker = Broker.start(folder);
          Hub hub = Hub.start(folder, broker, caPort, nas.address(), SECRET, traces)) {
        hub.awaitOpen();
        progress.accept("the hub is up");
        return measure(estate, revocations, nas, broker, hub);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Result measure(Estate estate, Revocations revocations, LabNas nas, Broker broker, Hub hub)
      throws InterruptedException {
    Drain drain = new Drain(broker, Hub.APPLICATION, hub.child());
    new Seeding(size, estate, nas, hub).all(drain);
    progress.accept("the estate of " + estate.size() + " devices is seeded");
    Load load = new Load(size.devices(), size.every());
    long lost = broker.written("dead-letters");
    Waves.Rates rates = new Waves(size, load, broker, drain, progress).run(this::message);
    try (HttpLoad http = new HttpLoad()) {
      Percentiles delays = delays(http, broker, hub);
      Map<String, Integer> sizes = Sizes.of(broker);
      Revocations.Delays ends = revocations.run(hub, http);
      if (broker.written("dead-letters") != lost) {
        throw new BenchException("the hub could not read some records of the benchmark");
      }
      return new Result(new Passage(rates, delays), ends, sizes);
    }
  }

  private final Map<String, IntakeForm> forms =
      Map.of("intune", new IntakeForm("intune"), "crowdstrike", new IntakeForm("crowdstrike"));

  private IntakeForm.Message message(Load.Event event, Instant received) {
    IntakeForm.Message message = forms.get(event.source()).of(event.body(), received);
    written++;
    return traces.isPresent() && written % TRACED == 0 ? message.traced(written) : message;
  }

  private Percentiles delays(HttpLoad http, Broker broker, Hub hub) throws InterruptedException {
    try (Arrivals arrivals = new Arrivals(broker, HubRun::serial)) {
      Percentiles delays =
          new Delays(size, http)
              .run(
                  arrivals,
                  e -> HttpLoad.Post.of(hub.hook(e.source()), e.body()),
                  Device::foreignSerial);
      progress.accept(
          "to the action: p50 %.0f ms, p99 %.0f ms"
              .formatted(delays.millis(50), delays.millis(99)));
      return delays;
    }
  }

  private static String serial(ConsumerRecord<String, byte[]> record) {
    Action action = Json.read(record.value(), Action.class);
    return action.target() instanceof Target.OfCertificate c ? c.serial() : action.id();
  }
}
