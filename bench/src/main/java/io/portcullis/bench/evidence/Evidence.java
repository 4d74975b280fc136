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
import java.util.stream.IntStream;

import io.portcullis.bench.BenchException;
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
  private static final String BARE = "logs-portcullis.signals-bare";

  /**
   * @param warmUp documents before anything counts, for each of the two
   * @param turn documents of each turn
   * @param turns of each; the median counts
   * @param alone records of what is measured without a server
   */
  private record Size(int warmUp, int turn, int turns, int alone) {
    static final Size FULL = new Size(80_000, 60_000, 5, 200_000);
    static final Size QUICK = new Size(1_000, 2_000, 1, 2_000);
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
    Shipped shipped;
    try (Server server = Server.start(folder);
        Broker broker = Broker.start(folder)) {
      SealedTopic.make(broker);
      try (Child hub = ShippingHub.start(folder, broker, server.uri());
          Bare bare = new Bare(server.uri())) {
        shipped = ship(size, new SealedTopic(broker, hub), bare, progress);
      }
    }
    Folders.delete(folder); // what fails leaves its logs
    rows.addFirst(
        new Row(
            "into Elasticsearch",
            "records/s",
            shipped.hub(),
            Optional.of(shipped.bare()),
            ">= 0.8"));
    rows.add(only("in Elasticsearch after a force-merge", "bytes/record", shipped.bytes(), ""));
    return new Figures("evidence", Machine.here(), rows, notes(size, shipped));
  }

  /**
   * @param bytes of a document in the store
   * @param sealed bytes of a document in Kafka
   */
  private record Shipped(double hub, double bare, double bytes, double sealed) {}

  private static Shipped ship(Size size, SealedTopic topic, Bare bare, Consumer<String> progress)
      throws InterruptedException {
    turn(topic, "warm", 0, size.warmUp());
    progress.accept("the hub is up, and warm");
    // Its stream has the hub's templates, which the hub has installed by now.
    bare.load(BARE, "warm-", documents(chains("warm", 0, size.warmUp())));
    double[] hub = new double[size.turns()];
    double[] floor = new double[size.turns()];
    long octets = 0;
    for (int i = 0; i < size.turns(); i++) {
      List<Sample.Chain> chains = chains("turn" + i, (long) i * size.turn(), size.turn());
      List<byte[]> documents = documents(chains);
      octets = documents.stream().mapToLong(d -> d.length).sum();
      hub[i] = topic.ship(chains);
      floor[i] = bare.load(BARE, "turn" + i + "-", documents);
      progress.accept("turn %d: hub %,.0f/s, bare %,.0f/s".formatted(i + 1, hub[i], floor[i]));
    }
    long expected = size.warmUp() + (long) size.turns() * size.turn();
    return new Shipped(
        median(hub), median(floor), stored(bare, expected), octets / (double) size.turn());
  }

  private static void turn(SealedTopic topic, String name, long first, int count)
      throws InterruptedException {
    topic.ship(chains(name, first, count));
  }

  /** Bytes of one stored document. All that was sent must be there, or no figure counts. */
  private static double stored(Bare bare, long expected) {
    bare.call("POST", "/" + BARE + "/_forcemerge?max_num_segments=1");
    bare.call("POST", "/logs-portcullis.*/_refresh");
    long there = bare.call("GET", "/" + BARE + "/_count").path("count").asLong();
    long ours = bare.call("GET", "/logs-portcullis.*-default/_count").path("count").asLong();
    if (there != expected || ours < expected) {
      throw new BenchException(
          "%d were sent each way; there are %d and %d".formatted(expected, ours, there));
    }
    bare.call("POST", "/" + BARE + "/_flush");
    long octets =
        bare.call("GET", "/" + BARE + "/_stats/store")
            .at("/_all/primaries/store/size_in_bytes")
            .asLong();
    return octets / (double) there;
  }

  private static List<Row> alone(Size size, Consumer<String> progress) throws InterruptedException {
    double making = Costs.making(size.alone());
    double sealing = Costs.sealing(size.alone()) - making;
    progress.accept("sealing: %.1f us a record".formatted(sealing));
    List<Sample.Chain> chains = chains("v", 0, size.alone());
    double checkpoint = Costs.checkpoint(chains.getFirst().seals());
    double verified = Costs.verifying(chains);
    progress.accept("verified: %,.0f records/s".formatted(verified));
    return List.of(
        only("sealing, one thread", "us/record", sealing, ""),
        only("checkpoint of 10,000, one thread", "us/record", checkpoint, ""),
        only("verify, two threads", "records/s", verified, "200,000"));
  }

  private static List<Sample.Chain> chains(String name, long first, int count) {
    int each = count / Broker.PARTITIONS;
    return IntStream.range(0, Broker.PARTITIONS)
        .parallel()
        .mapToObj(i -> Sample.chain(name + "-c" + i, first + i, each, Broker.PARTITIONS))
        .toList();
  }

  private static List<byte[]> documents(List<Sample.Chain> chains) {
    return chains.stream().flatMap(c -> c.documents().stream()).toList();
  }

  private static List<String> notes(Size size, Shipped shipped) {
    return List.of(
        "%,d records a turn, %d turns of each, after %,d that do not count; %.0f bytes each when sealed"
            .formatted(size.turn(), size.turns(), size.warmUp(), shipped.sealed()),
        "Elasticsearch (1 GiB heap, one node), Kafka, hub and load share the machine",
        "verify: from memory and without checkpoints, so what files cost is not in it");
  }

  private static Row only(String what, String unit, double value, String aim) {
    return new Row(what, unit, value, Optional.empty(), aim);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    java.util.Arrays.sort(sorted);
    return sorted[sorted.length / 2];
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
