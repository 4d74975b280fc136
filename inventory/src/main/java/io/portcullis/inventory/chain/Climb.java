package io.portcullis.inventory.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for all ways up from one certificate, within bounds. No certificate, and no key of the same
 * name, comes twice on a way: that would be a loop.
 */
final class Climb {
  /** Most certificates of one chain. */
  static final int DEEPEST = 10;

  /** Most chains that are looked at for one certificate. */
  static final int MOST_CHAINS = 1_000;

  /** The best: one that ends well, then one that lasts, then one that is proved. */
  private static final Comparator<Chain> BEST =
      Comparator.comparing(Chain::ending)
          .thenComparing(Comparator.comparing(Chain::breaks).reversed())
          .thenComparing(Chain::proof)
          .thenComparing(c -> c.nodes().size())
          .thenComparing(c -> c.top().id());

  private final Map<String, List<Link>> parents;
  private final Set<String> offline;
  private final List<Chain> chains = new ArrayList<>();
  private final List<Node> way = new ArrayList<>();
  private boolean loop;
  private boolean tooDeep;
  private boolean tooMany;

  /**
   * @param node that signed another, with the proof of it
   */
  record Link(Node node, Proof proof) {}

  /**
   * @param parents by the id of what they signed
   * @param offline canonical names of roots that are declared
   */
  Climb(Map<String, List<Link>> parents, Set<String> offline) {
    this.parents = parents;
    this.offline = offline;
  }

  /** What there is to say of one certificate. */
  record Result(
      Optional<Chain> best, List<Chain> chains, boolean loop, boolean tooDeep, boolean tooMany) {}

  Result from(Node node) {
    up(node, Proof.SIGNATURE);
    return new Result(chains.stream().min(BEST), List.copyOf(chains), loop, tooDeep, tooMany);
  }

  private void up(Node node, Proof proof) {
    way.add(node);
    if (chains.size() >= MOST_CHAINS) {
      tooMany = true;
    } else if (node.root() && Proof.of(node, node) != Proof.NONE) {
      end(Chain.Ending.ROOT, proof);
    } else {
      higher(node, proof);
    }
    way.removeLast();
  }

  private void higher(Node node, Proof proof) {
    List<Link> links = parents.getOrDefault(node.id(), List.of());
    List<Link> others = links.stream().filter(l -> !onTheWay(l.node())).toList();
    loop |= others.size() < links.size();
    if (others.isEmpty() || way.size() >= DEEPEST) {
      tooDeep |= !others.isEmpty();
      end(offline.contains(node.issuer()) ? Chain.Ending.OFFLINE : Chain.Ending.UNKNOWN, proof);
      return;
    }
    others.forEach(l -> up(l.node(), proof.weaker(l.proof())));
  }

  private boolean onTheWay(Node node) {
    return way.stream().anyMatch(w -> w.id().equals(node.id()) || w.twin(node));
  }

  private void end(Chain.Ending ending, Proof proof) {
    chains.add(new Chain(way, ending, proof));
  }
}
