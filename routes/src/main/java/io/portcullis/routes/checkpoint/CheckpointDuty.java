package io.portcullis.routes.checkpoint;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.apache.kafka.common.errors.InterruptException;

import io.portcullis.connectors.api.Json;
import io.portcullis.evidence.checkpoint.SignedCheckpoint;
import io.portcullis.evidence.checkpoint.Strands;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Makes the checkpoints of all chains, on one hub at a time. Where the chains go on stands in the
 * last checkpoint itself, so that one is never made twice; its place holds what was pruned.
 */
public final class CheckpointDuty implements Duty {
  private static final String NAMELESS = "portcullis";

  private final Surroundings around;
  private final Manner manner;
  private final Notary notary;
  private final CheckpointFile file;
  private final List<Attestor> attestors;
  private final Duration witnessEvery;

  /**
   * What it works on.
   *
   * @param client connection settings: bootstrap servers, TLS, SASL
   * @param known counters of sources and authorities, by name
   */
  public record Surroundings(
      Map<String, Object> client,
      Topics topics,
      String application,
      Supplier<Map<String, Long>> known,
      CheckpointMeters meters,
      Trouble trouble,
      Clock clock) {}

  /**
   * Who signs, and who is shown what was signed.
   *
   * @param former the key before, when it is still to be had
   * @param witnessEvery at most once in that time each attestor is asked
   */
  public record People(
      Signer signer, Optional<Signer> former, List<Attestor> attestors, Duration witnessEvery) {}

  /**
   * @param file that the checkpoints are appended to
   * @param group whether the file's group may read it
   */
  public CheckpointDuty(
      Surroundings around, Manner manner, People people, java.nio.file.Path file, boolean group) {
    this.around = around;
    this.manner = manner;
    this.notary = new Notary(people.signer(), people.former());
    this.file = new CheckpointFile(file, group);
    this.attestors = people.attestors();
    this.witnessEvery = people.witnessEvery();
  }

  @Override
  public String name() {
    return "checkpoints";
  }

  @Override
  public void run(Place place) throws InterruptedException {
    Map<String, Object> client = around.client();
    Topics topics = around.topics();
    try (CheckpointTopic out = new CheckpointTopic(client, topics, around.application())) {
      Witnessing witnessing =
          new Witnessing(
              attestors,
              witnessEvery,
              out::witnessed,
              around.meters(),
              around.trouble(),
              around.clock());
      Thread beside = Thread.ofVirtual().name("witnessing").unstarted(witnessing::run);
      try {
        work(place, out, witnessing, beside);
      } catch (InterruptException e) {
        // Kafka's own word for it, which sets the flag again.
        Thread.interrupted();
        throw new InterruptedException("laid down");
      } finally {
        beside.interrupt();
        around.meters().clear();
      }
    }
  }

  private void work(Place place, CheckpointTopic out, Witnessing witnessing, Thread beside)
      throws InterruptedException {
    Lines lines = new Lines(around.client(), around.topics(), Topic.CHECKPOINTS);
    Lines witnesses = new Lines(around.client(), around.topics(), Topic.WITNESSES);
    Optional<SignedCheckpoint> last = new Newest(lines, witnesses).checkpoint(around.trouble());
    Copy copy = new Copy(file, lines, around.trouble());
    copy.follow();
    last.map(SignedCheckpoint::checkpoint).ifPresent(witnessing::offer);
    beside.start();
    Strands strands = Strands.after(hub(), last.map(SignedCheckpoint::checkpoint));
    Maker.Sink sink =
        signed -> {
          out.append(signed);
          copy.add(signed.line());
          around.meters().made(signed.line().checkpoint());
          witnessing.offer(signed.line().checkpoint());
        };
    Maker maker = new Maker(strands, last, notary, sink, around.trouble(), around.clock());
    try (SealedTopic sealed =
        new SealedTopic(around.client(), around.topics(), strands.offsets())) {
      new CheckpointLoop(
              sealed,
              strands,
              maker,
              manner,
              around.known(),
              new Pruning(manner.retention(), moment -> old(lines, moment), done(place)),
              done -> place.keep(Json.text(done)),
              around.trouble(),
              around.clock())
          .run();
    }
  }

  private static Optional<SignedCheckpoint> old(Lines lines, Instant moment) {
    return lines.at(moment).flatMap(Newest::signed);
  }

  private String hub() {
    String prefix = around.topics().prefix();
    return prefix.isEmpty() ? NAMELESS : prefix;
  }

  /** What an earlier release, or nobody, kept is nothing: pruned records are named again then. */
  private static Map<String, Long> done(Place place) {
    Map<String, Long> done = new HashMap<>();
    if (!place.text().isEmpty()) {
      try {
        Json.read(place.text().getBytes(UTF_8), Map.class)
            .forEach((name, number) -> done.put("" + name, ((Number) number).longValue()));
      } catch (UncheckedIOException | ClassCastException e) {
        return Map.of();
      }
    }
    return done;
  }
}
