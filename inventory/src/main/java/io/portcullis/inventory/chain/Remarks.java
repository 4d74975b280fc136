package io.portcullis.inventory.chain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What there is to say about a hierarchy at a moment; expired certificates are not looked at. */
public final class Remarks {
  private final Hierarchy hierarchy;
  private final Instant now;
  private final List<Remark> remarks = new ArrayList<>();

  private Remarks(Hierarchy hierarchy, Instant now) {
    this.hierarchy = hierarchy;
    this.now = now;
  }

  /** By kind and certificate. */
  public static List<Remark> of(Hierarchy hierarchy, Instant now) {
    Remarks all = new Remarks(hierarchy, now);
    hierarchy.authorities().stream().filter(n -> n.notAfter().isAfter(now)).forEach(all::single);
    hierarchy.groups(n -> n.subject() + "|" + n.spki()).forEach(all::crossSigned);
    hierarchy.groups(Node::subject).forEach(all::parallel);
    all.remarks.sort(Comparator.comparing(Remark::kind).thenComparing(r -> r.about().getFirst()));
    return List.copyOf(all.remarks);
  }

  private void single(Node node) {
    Climb.Result result = hierarchy.result(node);
    outlived(node).ifPresent(end -> add(Remark.Kind.OUTLIVES_PARENT, end, node));
    add(result.tooDeep(), Remark.Kind.TOO_DEEP, node);
    add(result.tooMany(), Remark.Kind.TOO_MANY_CHAINS, node);
    boolean nowhere = result.best().filter(c -> c.ending() != Chain.Ending.UNKNOWN).isEmpty();
    add(nowhere, Remark.Kind.NO_ROOT, node);
    add(nowhere && result.loop(), Remark.Kind.LOOP, node);
    add(node.root() && hierarchy.isOffline(node), Remark.Kind.OFFLINE_ROOT, node);
  }

  /** The end of the parent that lasts longest, when that is too soon. */
  private Optional<Instant> outlived(Node node) {
    return node.root()
        ? Optional.empty()
        : hierarchy.parents(node.id()).stream()
            .map(Node::notAfter)
            .max(Comparator.naturalOrder())
            .filter(end -> end.isBefore(node.notAfter()));
  }

  /** Another name or another key has signed it. */
  private void crossSigned(List<Node> twins) {
    List<Node> live = live(twins);
    long issuers = live.stream().map(n -> n.issuer() + "|" + n.issuerKeyId()).distinct().count();
    boolean names = live.stream().map(Node::issuer).distinct().count() > 1;
    boolean keys =
        issuers > 1 && live.stream().noneMatch(n -> n.issuerKeyId().isEmpty() || n.root());
    if (names || keys) {
      add(Remark.Kind.CROSS_SIGNED, live);
    }
  }

  private void parallel(List<Node> sameName) {
    List<Node> live = live(sameName);
    boolean atOnce =
        live.stream()
            .anyMatch(
                a ->
                    live.stream()
                        .anyMatch(
                            b ->
                                !a.spki().equals(b.spki())
                                    && (a.validAt(b.notBefore()) || b.validAt(a.notBefore()))));
    if (atOnce) {
      add(Remark.Kind.PARALLEL, live);
    }
  }

  /** Those whose key is known; of very many, the first. */
  private List<Node> live(List<Node> nodes) {
    return nodes.stream()
        .filter(n -> n.notAfter().isAfter(now) && !n.spki().isEmpty())
        .limit(Hierarchy.MOST_OF_A_NAME)
        .toList();
  }

  private void add(boolean holds, Remark.Kind kind, Node node) {
    if (holds) {
      add(kind, node.notAfter(), node);
    }
  }

  private void add(Remark.Kind kind, Instant at, Node node) {
    remarks.add(new Remark(kind, List.of(node.id()), at));
  }

  /** Until the first of them ends. */
  private void add(Remark.Kind kind, List<Node> nodes) {
    Instant end = nodes.stream().map(Node::notAfter).min(Comparator.naturalOrder()).orElseThrow();
    remarks.add(new Remark(kind, nodes.stream().map(Node::id).toList(), end));
  }
}
