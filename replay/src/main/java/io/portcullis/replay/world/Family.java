package io.portcullis.replay.world;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.portcullis.model.Decision;
import io.portcullis.model.Edge;
import io.portcullis.model.News;
import io.portcullis.model.Signal;
import io.portcullis.model.Standing;
import io.portcullis.model.Statement;
import io.portcullis.model.Subject;

/** Edges from parents to children. Here all children hear of a change at once. */
final class Family {
  private final Map<String, Map<String, Edge>> edges = new HashMap<>();

  /** What children hear because of this decision. */
  List<Signal> told(Signal signal, Decision decision) {
    Subject parent = decision.state().subject();
    Instant at = signal.receivedAt();
    return switch (signal.statement()) {
      case Statement.EdgeAdded e -> added(parent, e, signal).map(n -> n.along(at)).toList();
      case Statement.EdgeRemoved e -> List.of(removed(parent, e, signal));
      default -> decision.standingChanged() ? all(News.of(signal, decision), at) : List.of();
    };
  }

  private record Along(News news, Edge edge) {
    Signal along(Instant at) {
      return news.along(edge, at);
    }
  }

  private Stream<Along> added(Subject parent, Statement.EdgeAdded said, Signal signal) {
    Map<String, Edge> mine = edges.computeIfAbsent(parent.id(), p -> new TreeMap<>());
    Optional<Edge> known = Optional.ofNullable(mine.get(said.childSubject()));
    Edge edge = Edge.added(known, said, signal);
    mine.put(edge.child(), edge);
    return parent.trust().admitted() == Standing.GOOD
        ? Stream.empty()
        : Stream.of(new Along(News.of(parent, signal), edge));
  }

  private Signal removed(Subject parent, Statement.EdgeRemoved said, Signal signal) {
    edges.computeIfAbsent(parent.id(), p -> new TreeMap<>()).remove(said.childSubject());
    return News.free(parent, signal).along(Edge.removed(said), signal.receivedAt());
  }

  private List<Signal> all(News news, Instant at) {
    return edges.getOrDefault(news.parent(), Map.of()).values().stream()
        .map(edge -> news.along(edge, at))
        .toList();
  }
}
