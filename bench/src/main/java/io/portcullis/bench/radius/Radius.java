package io.portcullis.bench.radius;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.portcullis.bench.Benchmark;
import io.portcullis.bench.Figures;
import io.portcullis.bench.Figures.Row;
import io.portcullis.bench.Machine;
import io.portcullis.bench.hub.Broker;
import io.portcullis.bench.radius.RadiusServer.Programs;
import io.portcullis.connectors.api.FreePorts;

/** Live authorisation: how long an answer takes, and what it costs a RADIUS server. */
public final class Radius implements Benchmark {
  private static final int MANY = 8;

  @Override
  public String name() {
    return "radius";
  }

  /** What was asked of the hub alone, and what of the RADIUS server. */
  private record Measured(
      Questions one, Questions many, Questions alone, Map<Way, Double> logins) {}

  @Override
  public Figures run(boolean quick, Consumer<String> progress) throws InterruptedException {
    for (Programs program : Programs.values()) {
      program.path(); // says at once what is missing
    }
    Size size = quick ? Size.QUICK : Size.FULL;
    try {
      Path folder = Files.createTempDirectory("portcullis-bench");
      Measured measured = measure(size, folder, progress);
      delete(folder); // what fails leaves its logs
      return new Figures("radius", Machine.here(), rows(measured), notes(size));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Measured measure(Size size, Path folder, Consumer<String> progress)
      throws InterruptedException, IOException {
    int caPort = FreePorts.tcp();
    Path certs = folder.resolve("certs");
    Path data = Files.createDirectories(folder.resolve("hub"));
    Devices devices = Devices.make(certs, data.resolve("ca"), caPort, size.clients());
    Questions one;
    Questions many;
    Map<Way, Double> logins;
    try (Broker broker = Broker.start(Files.createDirectories(folder.resolve("kafka")));
        RadiusHub hub = RadiusHub.start(data, broker.servers(), caPort)) {
      hub.tell(devices.inventory());
      progress.accept("%,d verdicts are written".formatted(size.verdicts()));
      Verdicts.write(broker.servers(), size.verdicts());
      hub.awaitCurrent(Instant.now());
      Questions.ask(hub.url(), size.verdicts(), size.warmUp(), MANY);
      one = ask(hub, size, 1, progress);
      many = ask(hub, size, MANY, progress);
      logins = new Duel(size, folder, certs, progress).run(hub.url(), caPort);
    }
    progress.accept("the same, started again without Kafka");
    try (RadiusHub hub = RadiusHub.start(data, "127.0.0.1:" + FreePorts.tcp(), caPort)) {
      hub.awaitAnswers();
      Questions.ask(hub.url(), size.verdicts(), size.warmUp(), MANY);
      return new Measured(one, many, ask(hub, size, MANY, progress), logins);
    }
  }

  private static Questions ask(RadiusHub hub, Size size, int threads, Consumer<String> progress)
      throws InterruptedException {
    Questions asked = Questions.ask(hub.url(), size.verdicts(), size.questions(), threads);
    progress.accept(
        "%d askers: inside the hub p50 %.3f ms, p99 %.3f ms"
            .formatted(threads, asked.inside().millis(50), asked.inside().millis(99)));
    return asked;
  }

  private static List<Row> rows(Measured measured) {
    List<Row> rows = new ArrayList<>();
    rows.addAll(rows("1 asker", measured.one()));
    rows.addAll(rows(MANY + " askers", measured.many()));
    rows.addAll(rows(MANY + " askers, started again, Kafka down", measured.alone()));
    double hub = measured.logins().get(Way.HUB);
    rows.add(logins("beside " + Way.CRL.text(), hub, measured.logins().get(Way.CRL), ">= 0.9"));
    rows.add(logins("beside " + Way.OCSP.text(), hub, measured.logins().get(Way.OCSP), "> 1.0"));
    return rows;
  }

  private static List<Row> rows(String who, Questions asked) {
    return List.of(
        micros("in the hub, p50, " + who, asked.inside().at(50), ""),
        micros("in the hub, p99, " + who, asked.inside().at(99), "< 1,000 us"),
        micros("over HTTP, p99, " + who, asked.outside().at(99), ""));
  }

  private static Row micros(String what, long nanos, String aim) {
    return new Row(what, "us", nanos / 1e3, Optional.empty(), aim);
  }

  private static Row logins(String beside, double hub, double other, String aim) {
    return new Row("EAP-TLS logins, " + beside, "logins/s", hub, Optional.of(other), aim);
  }

  private static List<String> notes(Size size) {
    return List.of(
        "%,d verdicts, %,d questions each time, after %,d that are not counted"
            .formatted(size.verdicts(), size.questions(), size.warmUp()),
        "%d devices log in %d times each, %d rounds in turns, the median; FreeRADIUS, devices, hub and Kafka share the machine"
            .formatted(size.clients(), size.logins(), size.rounds()));
  }

  private static void delete(Path folder) throws IOException {
    if (Boolean.getBoolean("portcullis.bench.keep")) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
