package io.portcullis.routes.decide;

import java.util.ArrayList;
import java.util.List;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Edge;

/** Edges as decide keeps them, to be read by people's questions. */
public final class EdgeView {
  public static final String STORE = Children.EDGES;

  /** Most children that are read. */
  public static final int MOST = 1_000;

  private EdgeView() {}

  /** Ids of the children of a subject. */
  public static List<String> children(ReadOnlyKeyValueStore<String, byte[]> edges, String parent) {
    List<String> children = new ArrayList<>();
    String prefix = parent + "|";
    try (KeyValueIterator<String, byte[]> all = edges.range(prefix, prefix + "~")) {
      while (all.hasNext() && children.size() < MOST) {
        KeyValue<String, byte[]> edge = all.next();
        children.add(Json.read(edge.value, Edge.class).child());
      }
    }
    return children;
  }
}
