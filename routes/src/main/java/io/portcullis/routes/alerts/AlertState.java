package io.portcullis.routes.alerts;

import java.util.Optional;

import io.portcullis.model.Alert;

/** An alert and what became of it. */
public record AlertState(Alert alert, Way way, Optional<Ending> ending) {
  public boolean open() {
    return ending.isEmpty();
  }
}
