package io.portcullis.routes.checkpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.SignedCheckpoint;
import io.portcullis.evidence.checkpoint.Witness;
import io.portcullis.routes.api.AuditStatus;
import io.portcullis.routes.api.AuditTrail;
import io.portcullis.routes.api.CheckpointPage;
import io.portcullis.routes.api.CheckpointView;
import io.portcullis.routes.api.HubRefusal;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;

/** Checkpoints as any hub can tell them: read from Kafka when they are asked for. */
public final class LiveTrail implements AuditTrail {
  /** So many of the newest lines are looked through for each kind of witness. */
  private static final int WITNESSES = 20;

  private final Lines checkpoints;
  private final Newest newest;
  private final boolean witnessed;
  private final Clock clock;

  /**
   * @param client connection settings: bootstrap servers, TLS, SASL
   * @param witnessed whether a witness is configured
   */
  public LiveTrail(Map<String, Object> client, Topics topics, boolean witnessed, Clock clock) {
    this.checkpoints = new Lines(client, topics, Topic.CHECKPOINTS);
    this.newest = new Newest(checkpoints, new Lines(client, topics, Topic.WITNESSES));
    this.witnessed = witnessed;
    this.clock = clock;
  }

  @Override
  public synchronized AuditStatus status() {
    Optional<SignedCheckpoint> last =
        newest.checkpoint(
            (action, about, reason) -> {
              // The hub that makes them tells of it.
            });
    List<AuditStatus.Seen> seen = seen();
    Optional<Long> exposed =
        seen.stream()
            .mapToLong(AuditStatus.Seen::number)
            .boxed()
            .max(Long::compare)
            .flatMap(number -> at(number, last))
            .map(at -> Duration.between(at, clock.instant()).toSeconds());
    return new AuditStatus(last.map(LiveTrail::view), seen, witnessed, exposed);
  }

  /** The newest of each kind. */
  private List<AuditStatus.Seen> seen() {
    List<AuditStatus.Seen> seen = new ArrayList<>();
    List<Witness> lines = newest.witnesses(WITNESSES);
    for (Witness.By by : Witness.By.values()) {
      lines.stream()
          .filter(w -> w.by() == by)
          .findFirst()
          .ifPresent(w -> seen.add(new AuditStatus.Seen(by.word(), w.number(), w.at())));
    }
    return seen;
  }

  /** When that checkpoint was made: looked for among the newest. */
  private Optional<Instant> at(long number, Optional<SignedCheckpoint> last) {
    Optional<Checkpoint> newestOne = last.map(SignedCheckpoint::checkpoint);
    if (newestOne.filter(c -> c.number() == number).isPresent()) {
      return newestOne.map(Checkpoint::at);
    }
    return checkpoints.newest(AuditTrail.MOST).stream()
        .flatMap(line -> Newest.signed(line).stream())
        .map(SignedCheckpoint::checkpoint)
        .filter(c -> c.number() == number)
        .map(Checkpoint::at)
        .findFirst();
  }

  @Override
  public synchronized CheckpointPage page(String before, int most) {
    List<Lines.At> lines = checkpoints.before(offset(before), most);
    List<CheckpointView> views =
        lines.stream().flatMap(l -> Newest.signed(l).stream()).map(LiveTrail::view).toList();
    boolean more = lines.size() == most && lines.getLast().offset() > 0;
    return new CheckpointPage(views, more ? Long.toString(lines.getLast().offset()) : "");
  }

  private static long offset(String before) {
    if (before.isEmpty()) {
      return Long.MAX_VALUE;
    }
    if (!before.matches("\\d{1,18}")) {
      throw new HubRefusal(HubRefusal.Kind.INVALID, "\"before\" must be the \"next\" of a page");
    }
    return Long.parseLong(before);
  }

  private static CheckpointView view(SignedCheckpoint signed) {
    Checkpoint c = signed.checkpoint();
    return new CheckpointView(
        c.number(),
        c.kind().word(),
        c.at(),
        c.hash(),
        signed.key(),
        c.chains().stream().mapToLong(r -> r.count()).sum(),
        c.chains().stream()
            .map(r -> new CheckpointView.Chain(r.chain(), r.from(), r.to(), r.root()))
            .toList(),
        c.flaws().stream().map(f -> f.chain() + " " + f.sequence() + ": " + f.reason()).toList());
  }
}
