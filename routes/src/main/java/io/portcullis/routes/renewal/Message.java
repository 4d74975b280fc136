package io.portcullis.routes.renewal;

import java.time.LocalDate;
import java.util.Optional;

import io.portcullis.model.Alert;

/**
 * The last message to an owner.
 *
 * @param alert itself, until it is raised
 */
record Message(String owner, LocalDate day, Optional<Alert> alert) {
  Message raised() {
    return new Message(owner, day, Optional.empty());
  }
}
