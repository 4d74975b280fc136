package io.portcullis.bench.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.portcullis.bench.BenchException;
import io.portcullis.bench.hub.Broker;

/**
 * The shipper and the bare load in turns, with the same documents. Who begins changes with each
 * turn, because Elasticsearch goes on merging what the one before has left. Both are warmed up by
 * such turns, too.
 */
final class Shipping {
  private static final String BARE = "logs-portcullis.signals-bare";

  private final SealedTopic topic;
  private final Bare bare;
  private final Size size;
  private final Consumer<String> progress;
  private final Chains chains = new Chains(Broker.PARTITIONS);
  private long octets;
  private long sent;

  /**
   * @param warmUp turns before anything counts
   * @param turns that count
   * @param documents of each turn
   */
  record Size(int warmUp, int turns, int documents) {}

  /**
   * @param stored octets of a document in the store
   * @param sealed octets of a document in Kafka
   */
  record Result(Turns turns, double stored, double sealed) {}

  Shipping(SealedTopic topic, Bare bare, Size size, Consumer<String> progress) {
    this.topic = topic;
    this.bare = bare;
    this.size = size;
    this.progress = progress;
  }

  Result run() throws InterruptedException {
    // The floor's stream takes the hub's templates, which the hub installs at its first contact.
    topic.ship(count(chains.next(size.documents())));
    bare.load(
        BARE, "first-", Chains.documents(new Chains(Broker.PARTITIONS).next(size.documents())));
    List<Turns.Turn> turns = new ArrayList<>();
    for (int i = 1 - size.warmUp(); i <= size.turns(); i++) {
      Turns.Turn turn = turn(i);
      String counted = i < 1 ? "warming up" : "turn " + i;
      progress.accept(
          "%s: hub %,.0f/s, bare %,.0f/s, %.2f"
              .formatted(counted, turn.hub(), turn.floor(), turn.ratio()));
      if (i >= 1) {
        turns.add(turn);
      }
    }
    return new Result(new Turns(turns), stored(), octets / (double) sent);
  }

  private Turns.Turn turn(int number) throws InterruptedException {
    List<Sample.Chain> pieces = count(chains.next(size.documents()));
    List<byte[]> documents = Chains.documents(pieces);
    String prefix = "turn" + number + "-";
    if (number % 2 == 0) {
      double hub = topic.ship(pieces);
      return new Turns.Turn(hub, bare.load(BARE, prefix, documents));
    }
    double floor = bare.load(BARE, prefix, documents);
    return new Turns.Turn(topic.ship(pieces), floor);
  }

  private List<Sample.Chain> count(List<Sample.Chain> pieces) {
    List<byte[]> documents = Chains.documents(pieces);
    sent += documents.size();
    octets += documents.stream().mapToLong(d -> d.length).sum();
    return pieces;
  }

  /** All that was sent must be there, both ways, or no figure counts. */
  private double stored() {
    bare.call("POST", "/" + BARE + "/_forcemerge?max_num_segments=1");
    bare.call("POST", "/logs-portcullis.*/_refresh");
    long there = bare.call("GET", "/" + BARE + "/_count").path("count").asLong();
    long ours = bare.call("GET", "/logs-portcullis.*-default/_count").path("count").asLong();
    if (there != sent || ours < sent) {
      throw new BenchException(
          "%d were sent each way; there are %d and %d".formatted(sent, ours, there));
    }
    bare.call("POST", "/" + BARE + "/_flush");
    long store =
        bare.call("GET", "/" + BARE + "/_stats/store")
            .at("/_all/primaries/store/size_in_bytes")
            .asLong();
    return store / (double) there;
  }
}
