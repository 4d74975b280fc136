package io.portcullis.routes.alerts;

import java.util.Optional;
import java.util.concurrent.CompletionException;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Alert;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.stream.Outlet;

/** Writes alerts into their topic, and at once into this hub's own book. */
public final class KeptAlerts implements Alerts {
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
      write(AlertKey.Part.ALERT, alert.id(), Optional.of(alert));
      book.put(alert);
    }
  }

  /**
   * @throws IllegalStateException when Kafka did not take it
   */
  private void write(AlertKey.Part part, String id, Optional<Object> value) {
    AlertKey key = new AlertKey(part, id);
    byte[] bytes = value.map(Json::bytes).orElse(null);
    try {
      outlet.send(Topic.ALERTS, key.partition(partitions), key.toString(), bytes).join();
    } catch (CompletionException e) {
      throw new IllegalStateException("alert " + id + " could not be kept", e);
    }
  }
}
