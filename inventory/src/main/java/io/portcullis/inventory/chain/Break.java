package io.portcullis.inventory.chain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The end of an authority's certificate, and what then has no chain any more.
 *
 * @param at when
 * @param by the certificate that ends
 * @param authorities whose best chain goes through it and ends with it, itself first
 * @param certificates that they issued and that are valid at that day still, and so are cut short
 */
public record Break(Instant at, Node by, List<Node> authorities, long certificates) {
  public Break {
    authorities = List.copyOf(authorities);
  }

  /** Those between now and then, the soonest first. */
  public static List<Break> between(
      Hierarchy hierarchy, Leaves leaves, Instant now, Instant until) {
    Map<String, Set<Node>> hanging = new TreeMap<>();
    Map<String, Node> ends = new TreeMap<>();
    for (Node node : hierarchy.authorities()) {
      Node end = hierarchy.best(node.id()).orElseThrow().shortest();
      if (end.notAfter().isAfter(now) && !end.notAfter().isAfter(until)) {
        ends.put(end.id(), end);
        hanging.computeIfAbsent(end.id(), e -> new LinkedHashSet<>()).add(node);
      }
    }
    return ends.values().stream()
        .map(end -> of(end, hanging.get(end.id()), leaves))
        .sorted(Comparator.comparing(Break::at).thenComparing(b -> b.by().id()))
        .toList();
  }

  /** Two certificates of one authority and one key count their leaves once. */
  private static Break of(Node end, Set<Node> hanging, Leaves leaves) {
    List<Node> authorities = new ArrayList<>(hanging);
    authorities.sort(
        Comparator.comparing((Node n) -> !n.id().equals(end.id())).thenComparing(Node::id));
    List<Node> apart = new ArrayList<>();
    authorities.stream().filter(a -> apart.stream().noneMatch(a::twin)).forEach(apart::add);
    long count = apart.stream().mapToLong(a -> leaves.from(a, end.notAfter())).sum();
    return new Break(end.notAfter(), end, authorities, count);
  }
}
