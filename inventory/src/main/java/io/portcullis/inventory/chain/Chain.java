package io.portcullis.inventory.chain;

import java.time.Instant;
import java.util.List;

/**
 * From a certificate up.
 *
 * @param nodes itself, the one that signed it, and so on
 * @param ending how it ends
 * @param proof the weakest link
 */
public record Chain(List<Node> nodes, Ending ending, Proof proof) {
  public Chain {
    nodes = List.copyOf(nodes);
  }

  /** How a chain ends, the best first. */
  public enum Ending {
    /** At a root. */
    ROOT,
    /** Below a root that is declared to be offline, and that the inventory has not. */
    OFFLINE,
    /** Nobody knows who signed the last one. */
    UNKNOWN
  }

  public Node top() {
    return nodes.getLast();
  }

  /**
   * The one that ends first. Roots count, because many verifiers refuse an expired one (RFC 5280
   * section 6.1 leaves it to them).
   */
  public Node shortest() {
    return nodes.stream()
        .reduce((a, b) -> b.notAfter().isBefore(a.notAfter()) ? b : a)
        .orElseThrow();
  }

  /** When it breaks. */
  public Instant breaks() {
    return shortest().notAfter();
  }
}
