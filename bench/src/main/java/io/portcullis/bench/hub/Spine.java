package io.portcullis.bench.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.portcullis.bench.BenchException;
import io.portcullis.bench.Benchmark;
import io.portcullis.bench.Figures;
import io.portcullis.bench.Figures.Row;
import io.portcullis.bench.Machine;

/** The hub beside a topology of the same topics, hops and guarantees that does nothing. */
public final class Spine implements Benchmark {
  @Override
  public String name() {
    return "spine";
  }

  @Override
  public Figures run(boolean quick, Consumer<String> progress) throws InterruptedException {
    Size size = quick ? Size.QUICK : Size.FULL;
    Path folder = Folders.make();
    String settings = Hub.streamsSettings();
    HubRun.Result hub = new HubRun(size, folder.resolve("hub"), progress).run();
    HubRun.Result traced = traced(size, folder.resolve("traced"), progress);
    Passage floor =
        new PassThroughRun(size, folder.resolve("pass-through"), progress)
            .run(hub.sizes(), settings);
    Folders.delete(folder); // what fails leaves its logs
    return figures(size, hub, traced, floor);
  }

  /** The same hub once more, with as many traces as may be set. */
  private static HubRun.Result traced(Size size, Path folder, Consumer<String> progress)
      throws InterruptedException {
    try (TraceSink sink = new TraceSink()) {
      progress.accept("the hub with traces");
      HubRun.Result traced = new HubRun(size, folder, progress, Optional.of(sink.uri())).run();
      if (sink.bytes() == 0) {
        throw new BenchException("the hub with traces has told of none");
      }
      return traced;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Figures figures(
      Size size, HubRun.Result hub, HubRun.Result traced, Passage floor) {
    Passage passage = hub.passage();
    Waves.Rates is = passage.rates();
    Waves.Rates was = floor.rates();
    String paced = "at " + size.rate() + "/s";
    Waves.Rates told = traced.passage().rates();
    List<Row> rows =
        List.of(
            row("drained, decided", "events/s", is.decided(), was.decided(), ">= 0.7"),
            row("drained, sealed too", "events/s", is.sealed(), was.sealed(), ""),
            row("CPU of its process, per event", "us", is.cpu(), was.cpu(), ""),
            delay("accept to action, p50, " + paced, passage, floor, 50, ""),
            delay("accept to action, p99, " + paced, passage, floor, 99, "<= 2.0"),
            row(
                "with traces beside without: drained, decided",
                "events/s",
                told.decided(),
                is.decided(),
                ""),
            row("with traces beside without: CPU, per event", "us", told.cpu(), is.cpu(), ""),
            delay("with traces beside without: to action, p99", traced.passage(), passage, 99, ""),
            alone("accept to Disconnect-ACK, p50", hub.revocations().disconnect().millis(50)),
            alone("accept to Disconnect-ACK, p99", hub.revocations().disconnect().millis(99)),
            alone("accept to OCSP revoked, p50", hub.revocations().ocsp().millis(50)),
            alone("accept to OCSP revoked, p99", hub.revocations().ocsp().millis(99)));
    return new Figures("spine", Machine.here(), rows, notes(size, hub, floor));
  }

  private static List<String> notes(Size size, HubRun.Result hub, Passage floor) {
    return List.of(
        "%,d events preloaded, one of %d leads to an action (one of %d while delays are measured); %,d devices"
            .formatted(size.events(), size.every(), size.pacedEvery(), size.devices()),
        "delays over %d actions (hub) and %d (pass-through), %d revocations at %d/s"
            .formatted(
                hub.passage().delays().count(),
                floor.delays().count(),
                size.revocations() - size.revocationWarmUp(),
                size.revocationRate()),
        "with traces: one of %d drained events and each over HTTP, to a receiver that throws them away; the floor of these rows is the hub without"
            .formatted(HubRun.TRACED),
        "broker, hub and load share the machine; mean bytes of a record: " + hub.sizes());
  }

  private static Row row(String what, String unit, double hub, double floor, String aim) {
    return new Row(what, unit, hub, Optional.of(floor), aim);
  }

  private static Row delay(String what, Passage hub, Passage floor, double percent, String aim) {
    return row(what, "ms", hub.delays().millis(percent), floor.delays().millis(percent), aim);
  }

  private static Row alone(String what, double millis) {
    return new Row(what, "ms", millis, Optional.empty(), "");
  }
}
