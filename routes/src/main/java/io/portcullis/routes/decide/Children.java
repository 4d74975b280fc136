package io.portcullis.routes.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Decision;
import io.portcullis.model.Edge;
import io.portcullis.model.News;
import io.portcullis.model.Signal;
import io.portcullis.model.Standing;
import io.portcullis.model.State;
import io.portcullis.model.Statement;
import io.portcullis.model.Subject;
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

  /** The news, and the key of the last edge that has it. */
  record Cursor(News news, String after) {}

  void told(Signal signal, State before, Decision decision) {
    Subject after = decision.state().subject();
    switch (signal.statement()) {
      case Statement.EdgeAdded e -> added(after, e, signal);
      case Statement.EdgeRemoved e -> removed(after, e, signal);
      default -> {
        if (decision.standingChanged()) {
          walk(new Cursor(News.of(signal, decision), ""), signal.receivedAt());
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
    Optional<Edge> known = Optional.ofNullable(edges.get(key)).map(b -> Json.read(b, Edge.class));
    Edge edge = Edge.added(known, added, signal);
    edges.put(key, Json.bytes(edge));
    if (parent.trust().admitted() != Standing.GOOD) {
      tell(edge, News.of(parent, signal), signal.receivedAt());
    }
  }

  private void removed(Subject parent, Statement.EdgeRemoved removed, Signal signal) {
    edges.delete(key(parent.id(), removed.childSubject()));
    tell(Edge.removed(removed), News.free(parent, signal), signal.receivedAt());
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
    stage.forward(DecideTopology.TO_SIGNALS, edge.child(), Json.bytes(news.along(edge, at)));
  }

  private static String key(String parent, String child) {
    return parent + "|" + child;
  }
}
