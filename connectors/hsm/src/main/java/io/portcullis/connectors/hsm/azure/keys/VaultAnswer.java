package io.portcullis.connectors.hsm.azure.keys;

import java.io.IOException;

import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;

/** What became of an action. */
record VaultAnswer(Status status, String detail) {

  static VaultAnswer of(IOException failure) {
    if (!(failure instanceof VaultRefusal refusal)) {
      return new VaultAnswer(Status.SILENT, failure.getMessage());
    }
    return switch (refusal.status()) {
      case 404 -> new VaultAnswer(Status.REFUSED, Outcome.GONE + " " + refusal.getMessage());
      // The key itself stands in the way, e.g. one that belongs to a certificate.
      case 400 -> new VaultAnswer(Status.REFUSED, refusal.getMessage());
      default -> new VaultAnswer(Status.FAILED, refusal.getMessage());
    };
  }
}
