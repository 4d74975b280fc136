package io.portcullis.routes.resolve;

import java.util.List;

import io.portcullis.model.Alias;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.EdgeAdded;
import io.portcullis.model.Statement.EdgeRemoved;
import io.portcullis.model.SubjectKind;

/** The far end of a statement about an edge. */
public final class Edges {
  private Edges() {}

  public static boolean isEdge(Statement statement) {
    return statement instanceof EdgeAdded || statement instanceof EdgeRemoved;
  }

  static SubjectKind childKind(Statement statement) {
    return switch (statement) {
      case EdgeAdded e -> e.childKind();
      case EdgeRemoved e -> e.childKind();
      default -> throw new IllegalArgumentException("no edge: " + statement);
    };
  }

  /** The child's names, strongest first. */
  static List<Alias> child(Statement statement) {
    List<Alias> names =
        switch (statement) {
          case EdgeAdded e -> e.child();
          case EdgeRemoved e -> e.child();
          default -> throw new IllegalArgumentException("no edge: " + statement);
        };
    return names.stream().sorted().toList();
  }

  static Statement to(Statement statement, String child) {
    return switch (statement) {
      case EdgeAdded e -> new EdgeAdded(e.childKind(), e.child(), child, e.type());
      case EdgeRemoved e -> new EdgeRemoved(e.childKind(), e.child(), child);
      default -> throw new IllegalArgumentException("no edge: " + statement);
    };
  }
}
