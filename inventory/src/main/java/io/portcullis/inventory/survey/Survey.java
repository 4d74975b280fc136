package io.portcullis.inventory.survey;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Status;
import io.portcullis.inventory.calendar.Expiring;
import io.portcullis.inventory.chain.Hierarchy;
import io.portcullis.inventory.chain.Leaves;
import io.portcullis.inventory.chain.Node;
import io.portcullis.inventory.storm.Forecast;
import io.portcullis.inventory.storm.Limit;
import io.portcullis.inventory.storm.Storm;

/**
 * One look through all certificates, one by one. What it holds does not grow with their number:
 * counts by authority and day, and the certificates of at most {@link Hierarchy#MOST} authorities.
 */
public final class Survey {
  private final Storm storm;
  private final Leaves leaves = new Leaves();
  private final List<Node> authorities = new ArrayList<>();
  private long leftOut;

  /** As {@link Storm} takes them. */
  public Survey(LocalDate first, int days, double opens) {
    this.storm = new Storm(first, days, opens);
  }

  /** Renewed by its life, whatever its authority suggests. */
  public void add(Entry entry) {
    add(entry, Expiring::of);
  }

  /**
   * One of which nobody knows the end is not counted.
   *
   * @param expiring how the calendar sees it, with the window that its authority suggests
   */
  public void add(Entry entry, Function<Entry, Expiring> expiring) {
    if (!entry.timed()) {
      return;
    }
    storm.add(expiring.apply(entry));
    if (entry.authority()) {
      authority(entry);
    }
    leaf(entry);
  }

  private void authority(Entry entry) {
    if (authorities.size() < Hierarchy.MOST) {
      authorities.add(Node.of(entry));
    } else {
      leftOut++;
    }
  }

  /** What is revoked hangs on nothing any more. */
  private void leaf(Entry entry) {
    boolean revoked = entry.status().kind() == Status.Kind.REVOKED;
    if (entry.named() && !entry.authority() && !revoked) {
      Node node = Node.of(entry);
      leaves.add(node.issuer(), node.issuerKeyId(), node.notAfter());
    }
  }

  /**
   * What was seen.
   *
   * @param offline names of roots that are declared to be offline
   * @param at when the look ended
   */
  public Result result(List<Limit> limits, Set<String> offline, Instant at) {
    return new Result(
        storm.forecast(limits), new Hierarchy(authorities, offline), leaves, leftOut, at);
  }

  /**
   * @param leftOut certificates of authorities above {@link Hierarchy#MOST}
   */
  public record Result(
      Forecast forecast, Hierarchy hierarchy, Leaves leaves, long leftOut, Instant at) {
    public Optional<Node> authority(String id) {
      return hierarchy.authorities().stream().filter(n -> n.id().equals(id)).findFirst();
    }
  }
}
