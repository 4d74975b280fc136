package io.portcullis.bench.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.portcullis.bench.BenchException;
import io.portcullis.connectors.api.FreePorts;
import io.portcullis.connectors.radius.das.SharedSecret;
import io.portcullis.lab.nas.LabNas;

/** One life of the hub in which nothing is measured but revocations to their ends. */
final class EnforceRun {
  private final Size size;
  private final Path folder;
  private final Consumer<String> progress;

  EnforceRun(Size size, Path folder, Consumer<String> progress) {
    this.size = size;
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * @param sizes mean bytes of the hub's records, by topic
   */
  record Result(Revocations.Delays ends, Map<String, Integer> sizes) {}

  Result run() throws InterruptedException {
    try {
      Files.createDirectories(folder);
      int caPort = FreePorts.tcp();
      Estate estate = Estate.make(size, folder.resolve("ca"), caPort);
      Revocations revocations = new Revocations(size, estate, new Ocsp(caPort, estate.authority()));
      SharedSecret secret = SharedSecret.of(HubRun.SECRET);
      Clock clock = Clock.systemUTC();
      try (LabNas nas = LabNas.open("", 0, secret, revocations::changed, clock);
          Broker broker = Broker.start(folder);
          Hub hub =
              Hub.start(folder, broker, caPort, nas.address(), HubRun.SECRET, Optional.empty())) {
        hub.awaitOpen();
        progress.accept("the hub is up");
        new Seeding(size, estate, nas, hub).all(new Drain(broker, Hub.APPLICATION, hub.child()));
        progress.accept("the estate of " + estate.size() + " devices is seeded");
        return measure(revocations, broker, hub);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Result measure(Revocations revocations, Broker broker, Hub hub)
      throws InterruptedException {
    long lost = broker.written("dead-letters");
    try (HttpLoad http = new HttpLoad()) {
      Revocations.Delays ends = revocations.run(hub, http);
      if (broker.written("dead-letters") != lost) {
        throw new BenchException("the hub could not read some records of the benchmark");
      }
      progress.accept(
          "to the Disconnect-ACK: p50 %.0f ms, p99 %.0f ms; to OCSP: p50 %.0f ms, p99 %.0f ms"
              .formatted(
                  ends.disconnect().millis(50),
                  ends.disconnect().millis(99),
                  ends.ocsp().millis(50),
                  ends.ocsp().millis(99)));
      return new Result(ends, Sizes.of(broker));
    }
  }
}
