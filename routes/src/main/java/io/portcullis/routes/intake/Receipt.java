package io.portcullis.routes.intake;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What became of one body.
 *
 * @param signals accepted, {@code ignored} and {@code broken}: records
 * @param firstProblem what was wrong with the first broken one
 * @param durable completes when everything is safely in Kafka
 */
public record Receipt(
    int signals,
    int ignored,
    int broken,
    Optional<String> firstProblem,
    CompletableFuture<Void> durable) {

  public boolean nothingSound() {
    return broken > 0 && signals == 0 && ignored == 0;
  }
}
