package io.portcullis.inventory.chain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.portcullis.inventory.chain.Climb.Link;
import io.portcullis.model.DistinguishedName;

/** The authorities, and which stands on which. */
public final class Hierarchy {
  /** Most authorities that are looked at. */
  public static final int MOST = 10_000;

  /** Most certificates of one name that are tried as the issuer of another. */
  public static final int MOST_OF_A_NAME = 64;

  private final Map<String, Node> nodes = new TreeMap<>();
  private final Map<String, List<Node>> byName;
  private final Map<String, List<Link>> parents = new HashMap<>();
  private final Map<String, Climb.Result> results = new TreeMap<>();
  private final Set<String> offline;
  private final long leftOut;

  /**
   * @param certificates those that are no authorities are skipped
   * @param offline names of roots that are declared to be offline
   */
  public Hierarchy(Collection<Node> certificates, Set<String> offline) {
    this.offline =
        offline.stream().map(DistinguishedName::canonical).collect(Collectors.toUnmodifiableSet());
    List<Node> authorities =
        certificates.stream()
            .filter(Node::authority)
            .sorted(Comparator.comparing(Node::id))
            .toList();
    authorities.stream().limit(MOST).forEach(n -> nodes.put(n.id(), n));
    this.leftOut = Math.max(0, authorities.size() - MOST);
    this.byName =
        nodes.values().stream()
            .sorted(Comparator.comparing(Node::notAfter).reversed())
            .collect(Collectors.groupingBy(Node::subject));
    nodes.values().forEach(n -> parents.put(n.id(), signers(n)));
    nodes.values().forEach(n -> results.put(n.id(), new Climb(parents, this.offline).from(n)));
  }

  /** By id. */
  public Collection<Node> authorities() {
    return List.copyOf(nodes.values());
  }

  /** How many were more than {@link #MOST}. */
  public long leftOut() {
    return leftOut;
  }

  /** Those that signed it, as far as is known; of many with one name, those that last longest. */
  public List<Node> parents(String id) {
    return parents.getOrDefault(id, List.of()).stream().map(Link::node).toList();
  }

  /** The chain that ends well and lasts longest; none for an authority that is not known. */
  public Optional<Chain> best(String id) {
    return Optional.ofNullable(results.get(id)).flatMap(Climb.Result::best);
  }

  public List<Chain> chains(String id) {
    return Optional.ofNullable(results.get(id)).map(Climb.Result::chains).orElse(List.of());
  }

  /** The best chain of a certificate that is no authority, with it at the bottom. */
  public Optional<Chain> above(Node leaf) {
    Map<String, List<Link>> up = new HashMap<>(parents);
    up.put(leaf.id(), signers(leaf));
    return new Climb(up, offline).from(leaf).best();
  }

  Climb.Result result(Node node) {
    return results.get(node.id());
  }

  boolean isOffline(Node node) {
    return offline.contains(node.subject());
  }

  /** Groups of two and more authorities' certificates with the same key, in the order of names. */
  <K extends Comparable<K>> List<List<Node>> groups(Function<Node, K> by) {
    return nodes.values().stream()
        .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .filter(g -> g.size() > 1)
        .toList();
  }

  private List<Link> signers(Node child) {
    List<Link> signers = new ArrayList<>();
    byName.getOrDefault(child.issuer(), List.of()).stream()
        .filter(parent -> !parent.id().equals(child.id()))
        .limit(MOST_OF_A_NAME)
        .forEach(parent -> link(parent, child).ifPresent(signers::add));
    return List.copyOf(signers);
  }

  private static Optional<Link> link(Node parent, Node child) {
    return Optional.of(Proof.of(parent, child))
        .filter(p -> p != Proof.NONE)
        .map(p -> new Link(parent, p));
  }
}
