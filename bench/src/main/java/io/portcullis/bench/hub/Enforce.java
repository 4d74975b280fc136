package io.portcullis.bench.hub;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.portcullis.bench.Benchmark;
import io.portcullis.bench.Figures;
import io.portcullis.bench.Figures.Row;
import io.portcullis.bench.Machine;
import io.portcullis.bench.Percentiles;

/** How soon what one signal says has been enforced, beside the parts of that way one by one. */
public final class Enforce implements Benchmark {
  private static final String P99 = "< 500 ms";
  private static final String P50 = "<= 2.0";

  @Override
  public String name() {
    return "enforce";
  }

  @Override
  public Figures run(boolean quick, Consumer<String> progress) throws InterruptedException {
    Size size = quick ? Size.ENFORCE_QUICK : Size.ENFORCE;
    Path folder = Folders.make();
    EnforceRun.Result hub = new EnforceRun(size, folder.resolve("hub"), progress).run();
    BareCalls bare = new BareCalls(size, folder.resolve("bare"));
    Parts parts =
        new Parts(
            new PassThroughRun(size, folder.resolve("pass-through"), progress)
                .delays(hub.sizes(), Hub.streamsSettings()),
            bare.disconnects(),
            bare.revocations());
    Folders.delete(folder); // what fails leaves its logs
    return figures(size, hub.ends(), parts);
  }

  /**
   * The floor: what each part takes alone.
   *
   * @param passing accept to action, through topics and stages that do nothing
   * @param disconnect one Disconnect-Request and its ACK
   * @param revocation one certificate revoked at the CA, durably
   */
  record Parts(Percentiles passing, Percentiles disconnect, Percentiles revocation) {
    double toDisconnect() {
      return passing.millis(50) + disconnect.millis(50);
    }

    double toRevocation() {
      return passing.millis(50) + revocation.millis(50);
    }

    double sum() {
      return passing.millis(50) + disconnect.millis(50) + revocation.millis(50);
    }
  }

  static Figures figures(Size size, Revocations.Delays ends, Parts parts) {
    List<Row> rows =
        List.of(
            row("accept to Disconnect-ACK, p50", ends.disconnect(), 50, parts.toDisconnect(), P50),
            row("accept to OCSP revoked, p50", ends.ocsp(), 50, parts.toRevocation(), P50),
            alone("accept to Disconnect-ACK, p99", ends.disconnect(), 99, P99),
            alone("accept to OCSP revoked, p99", ends.ocsp(), 99, P99),
            alone("a hub just started: to Disconnect-ACK, p50", ends.cold(), 50, ""),
            alone("a hub just started: to Disconnect-ACK, p99", ends.cold(), 99, ""),
            alone("part: pass-through to the action, p50", parts.passing(), 50, ""),
            alone("part: pass-through to the action, p99", parts.passing(), 99, ""),
            alone("part: Disconnect round trip, p50", parts.disconnect(), 50, ""),
            alone("part: Disconnect round trip, p99", parts.disconnect(), 99, ""),
            alone("part: revocation at the CA, p50", parts.revocation(), 50, ""),
            alone("part: revocation at the CA, p99", parts.revocation(), 99, ""));
    return new Figures("enforce", Machine.here(), rows, notes(size, ends, parts));
  }

  private static List<String> notes(Size size, Revocations.Delays ends, Parts parts) {
    return List.of(
        "%d revocations at %d/s, after %d that are not counted; each ends a session and revokes a certificate"
            .formatted(ends.ocsp().count(), size.revocationRate(), size.revocationWarmUp()),
        "a hub just started: the first %d of those not counted".formatted(ends.cold().count()),
        "floor: p50 of the pass-through and of the one bare call that the row needs; all three together %.1f ms"
            .formatted(parts.sum()),
        "broker, hub, NAS and load share the machine; OCSP is asked every 20 ms about 32 in turn,"
            + " which is in its delay");
  }

  private static Row row(String what, Percentiles hub, double percent, double floor, String aim) {
    return new Row(what, "ms", hub.millis(percent), Optional.of(floor), aim);
  }

  private static Row alone(String what, Percentiles measured, double percent, String aim) {
    return new Row(what, "ms", measured.millis(percent), Optional.empty(), aim);
  }
}
