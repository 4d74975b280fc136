package io.portcullis.routes.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Decision;
import io.portcullis.model.Finding;
import io.portcullis.model.Ids;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Signal;
import io.portcullis.model.Standing;
import io.portcullis.model.State;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.EdgeType;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.stream.Stage;

/**
 * What befalls a subject reaches its children along edges, {@link #PAGE} at a time: a cursor
 * remembers how far the news has come, so that a parent of many does not stall its partition.
 */
final class Children {
  static final String EDGES = "edges";
  static final String CURSORS = "cursors";

  /** Children told with one input or tick. */
  static final int PAGE = 500;

  private final KeyValueStore<String, byte[]> edges;
  private final KeyValueStore<String, byte[]> cursors;
  private final Stage stage;

  /** False when no cursor is open for sure; saves looking into the store with every tick. */
  private boolean walking = true;

  Children(ProcessorContext<String, byte[]> context, Stage stage) {
    this.edges = context.getStateStore(EDGES);
    this.cursors = context.getStateStore(CURSORS);
    this.stage = stage;
  }

  /**
   * One edge as stored under parent and child.
   *
   * @param weak true when only weak aliases tie them; absent in stores of an earlier release
   */
  record Edge(String child, SubjectKind kind, EdgeType type, boolean weak) {}

  /** The news, and the key of the last edge that has it. */
  record Cursor(News news, String after) {}

  record News(
      String parent,
      SubjectKind kind,
      Standing standing,
      String rule,
      ReasonCode reason,
      String approval,
      String cause) {}

  void told(Signal signal, State before, Decision decision) {
    Subject after = decision.state().subject();
    switch (signal.statement()) {
      case Statement.EdgeAdded e -> added(after, e, signal);
      case Statement.EdgeRemoved e -> removed(after, e, signal);
      default -> {
        if (decision.standingChanged()) {
          walk(new Cursor(news(after, signal, decision), ""), signal.receivedAt());
        }
      }
    }
  }

  void carryOn(Instant now) {
    if (!walking) {
      return;
    }
    List<KeyValue<String, byte[]>> open = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = cursors.all()) {
      if (all.hasNext()) {
        open.add(all.next());
      }
    }
    walking = !open.isEmpty();
    open.forEach(entry -> walk(Json.read(entry.value, Cursor.class), now));
  }

  private void added(Subject parent, Statement.EdgeAdded added, Signal signal) {
    String key = key(parent.id(), added.childSubject());
    Edge edge = new Edge(added.childSubject(), added.childKind(), added.type(), weak(key, signal));
    edges.put(key, Json.bytes(edge));
    if (parent.trust().admitted() != Standing.GOOD) {
      tell(edge, news(parent, signal, Optional.empty(), ""), signal.receivedAt());
    }
  }

  /** What was once tied by strong aliases is not loosened when it is said again by weak ones. */
  private boolean weak(String key, Signal signal) {
    byte[] known = edges.get(key);
    return signal.weak() && (known == null || Json.read(known, Edge.class).weak());
  }

  private void removed(Subject parent, Statement.EdgeRemoved removed, Signal signal) {
    edges.delete(key(parent.id(), removed.childSubject()));
    Edge edge = new Edge(removed.childSubject(), removed.childKind(), EdgeType.SHARED, false);
    News free =
        new News(
            parent.id(), parent.kind(), Standing.GOOD, "", ReasonCode.UNSPECIFIED, "", signal.id());
    tell(edge, free, signal.receivedAt());
  }

  private void walk(Cursor cursor, Instant now) {
    List<KeyValue<String, byte[]>> page = page(cursor);
    page.forEach(e -> tell(Json.read(e.value, Edge.class), cursor.news(), now));
    String parent = cursor.news().parent();
    if (page.size() < PAGE) {
      cursors.delete(parent);
    } else {
      walking = true;
      cursors.put(parent, Json.bytes(new Cursor(cursor.news(), page.getLast().key)));
    }
  }

  private List<KeyValue<String, byte[]>> page(Cursor cursor) {
    String prefix = cursor.news().parent() + "|";
    List<KeyValue<String, byte[]>> page = new ArrayList<>();
    String from = cursor.after().isEmpty() ? prefix : cursor.after() + "\0";
    try (KeyValueIterator<String, byte[]> all = edges.range(from, prefix + "~")) {
      while (all.hasNext() && page.size() < PAGE) {
        page.add(all.next());
      }
    }
    return page;
  }

  private void tell(Edge edge, News news, Instant at) {
    Statement changed =
        new Statement.ParentChanged(
            news.parent(),
            news.kind(),
            edge.type(),
            news.standing(),
            news.rule(),
            news.reason(),
            news.approval(),
            edge.weak());
    String id = Ids.of("sig", "parent", news.parent(), edge.child(), news.cause());
    stage.forward(
        DecideTopology.TO_SIGNALS,
        edge.child(),
        Json.bytes(Signal.derived(id, "decide", at, edge.kind(), edge.child(), changed)));
  }

  private static News news(Subject parent, Signal signal, Decision decision) {
    Optional<Finding> strongest =
        decision.state().subject().findings().stream()
            .max(Comparator.comparing(Finding::standing).thenComparing(Finding::severity));
    return news(parent, signal, strongest, approval(signal));
  }

  private static String approval(Signal signal) {
    return switch (signal.statement()) {
      case Statement.ActionAdmitted a -> a.approval();
      case Statement.ActionDowngraded d -> d.approval();
      default -> "";
    };
  }

  private static News news(
      Subject parent, Signal signal, Optional<Finding> strongest, String approval) {
    Optional<Finding> why =
        strongest.or(() -> parent.findings().stream().max(Comparator.comparing(Finding::standing)));
    return new News(
        parent.id(),
        parent.kind(),
        parent.trust().admitted(),
        why.map(Finding::rule).orElse(""),
        why.map(Finding::reasonCode).orElse(ReasonCode.UNSPECIFIED),
        approval,
        signal.id());
  }

  private static String key(String parent, String child) {
    return parent + "|" + child;
  }
}
