package io.portcullis.model;

import java.util.Optional;

import io.portcullis.model.Statement.EdgeType;

/**
 * From a parent to its child, as it is kept under the parent.
 *
 * @param child its id
 * @param weak true when only weak aliases tie them; absent in stores of an earlier release
 */
public record Edge(String child, SubjectKind kind, EdgeType type, boolean weak) {

  /**
   * What was once tied by strong aliases is not loosened when it is said again by weak ones.
   *
   * @param known what is kept of the two until now
   */
  public static Edge added(Optional<Edge> known, Statement.EdgeAdded said, Signal signal) {
    boolean weak = signal.weak() && known.map(Edge::weak).orElse(true);
    return new Edge(said.childSubject(), said.childKind(), said.type(), weak);
  }

  /** For the last news along it. */
  public static Edge removed(Statement.EdgeRemoved said) {
    return new Edge(said.childSubject(), said.childKind(), EdgeType.SHARED, false);
  }
}
