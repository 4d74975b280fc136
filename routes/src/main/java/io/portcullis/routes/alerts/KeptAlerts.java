package io.portcullis.routes.alerts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Alert;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.stream.Outlet;

/** Writes alerts into their topic, and into this hub's own book. */
public final class KeptAlerts implements Alerts, Ways.Writing, Housekeeping.Closing {
  private final AlertBook book;
  private final Outlet outlet;
  private final int partitions;

  /**
   * @param partitions of the topic
   */
  public KeptAlerts(AlertBook book, Outlet outlet, int partitions) {
    this.book = book;
    this.outlet = outlet;
    this.partitions = partitions;
  }

  @Override
  public void raise(Alert alert) {
    if (book.find(alert.id()).isEmpty()) {
      join(List.of(write(AlertKey.Part.ALERT, alert.id(), Optional.of(alert))));
      book.put(alert);
    }
  }

  @Override
  public void keep(Map<String, Way> ways) {
    join(
        ways.entrySet().stream()
            .map(e -> write(AlertKey.Part.WAY, e.getKey(), Optional.of(e.getValue())))
            .toList());
  }

  /**
   * @throws IllegalStateException when Kafka did not take all of it; to repeat it does no harm
   */
  @Override
  public void end(List<String> ids, Ending ending) {
    join(ids.stream().map(id -> write(AlertKey.Part.ENDING, id, Optional.of(ending))).toList());
    ids.forEach(id -> book.put(id, ending));
  }

  /** The ending goes last: without it an alert would be told again. */
  @Override
  public void forget(List<String> ids) {
    for (AlertKey.Part part : AlertKey.Part.values()) {
      join(ids.stream().map(id -> write(part, id, Optional.empty())).toList());
    }
  }

  private CompletableFuture<Void> write(AlertKey.Part part, String id, Optional<Object> value) {
    AlertKey key = new AlertKey(part, id);
    byte[] bytes = value.map(Json::bytes).orElse(null);
    return outlet.send(Topic.ALERTS, key.partition(partitions), key.toString(), bytes);
  }

  private static void join(List<CompletableFuture<Void>> writes) {
    try {
      CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      throw new IllegalStateException("Kafka did not take all alerts", e);
    }
  }
}
