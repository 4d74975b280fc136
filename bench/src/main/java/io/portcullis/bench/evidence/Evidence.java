package io.portcullis.bench.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.portcullis.bench.Benchmark;
import io.portcullis.bench.Figures;
import io.portcullis.bench.Figures.Row;
import io.portcullis.bench.Machine;
import io.portcullis.bench.hub.Broker;
import io.portcullis.bench.hub.Child;
import io.portcullis.bench.hub.Folders;

/**
 * The shipper beside a bare bulk load of the same documents into the same Elasticsearch, in turns;
 * and what sealing, checkpoints and the proof cost.
 */
public final class Evidence implements Benchmark {
  /**
   * @param alone records of what is measured without a server
   */
  private record Size(Shipping.Size shipping, int alone) {
    static final Size FULL = new Size(new Shipping.Size(4, 9, 60_000), 200_000);
    static final Size QUICK = new Size(new Shipping.Size(0, 1, 2_000), 2_000);
  }

  @Override
  public String name() {
    return "evidence";
  }

  @Override
  public Figures run(boolean quick, Consumer<String> progress) throws InterruptedException {
    Size size = quick ? Size.QUICK : Size.FULL;
    List<Row> rows = new ArrayList<>(alone(size, progress));
    Path folder = Folders.make();
    open(folder);
    Shipping.Result shipped;
    try (Server server = Server.start(folder);
        Broker broker = Broker.start(folder)) {
      SealedTopic.make(broker);
      try (Child hub = ShippingHub.start(folder, broker, server.uri());
          Bare bare = new Bare(server.uri())) {
        shipped = new Shipping(new SealedTopic(broker, hub), bare, size.shipping(), progress).run();
      }
    }
    Folders.delete(folder); // what fails leaves its logs
    rows.addFirst(
        new Row(
            "into Elasticsearch",
            "records/s",
            shipped.turns().hub(),
            Optional.of(shipped.turns().floor()),
            ">= 0.8"));
    rows.add(only("in Elasticsearch after a force-merge", "bytes/record", shipped.stored(), ""));
    return new Figures("evidence", Machine.here(), rows, notes(size.shipping(), shipped));
  }

  private static List<Row> alone(Size size, Consumer<String> progress) throws InterruptedException {
    double making = Costs.making(size.alone());
    double sealing = Costs.sealing(size.alone()) - making;
    progress.accept("sealing: %.1f us a record".formatted(sealing));
    List<Sample.Chain> chains = new Chains(Broker.PARTITIONS).next(size.alone());
    double checkpoint = Costs.checkpoint(chains.getFirst().seals());
    double verified = Costs.verifying(chains);
    progress.accept("verified: %,.0f records/s".formatted(verified));
    return List.of(
        only("sealing, one thread", "us/record", sealing, ""),
        only("checkpoint of 10,000, one thread", "us/record", checkpoint, ""),
        only("verify, two threads", "records/s", verified, "200,000"));
  }

  private static List<String> notes(Shipping.Size size, Shipping.Result shipped) {
    return List.of(
        "%,d records a turn, %d turns of each, after %d that do not count; %.0f bytes each when sealed"
            .formatted(size.documents(), size.turns(), size.warmUp() + 1, shipped.sealed()),
        shipped.turns().spread(),
        "Elasticsearch (1 GiB heap, one node), Kafka, hub and load share the machine",
        "verify: from memory and without checkpoints, so what files cost is not in it");
  }

  private static Row only(String what, String unit, double value, String aim) {
    return new Row(what, unit, value, Optional.empty(), aim);
  }

  /** A root's benchmark runs Elasticsearch as somebody else, who has to reach its folder. */
  private static void open(Path folder) {
    try {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
