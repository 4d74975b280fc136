package io.portcullis.lab.nas;

import java.util.Optional;

import io.portcullis.connectors.radius.das.ErrorCause;

/**
 * What a request came to.
 *
 * @param refusal why not; empty when it was carried out
 * @param change what it changed; empty when nothing
 */
record Handling(Optional<ErrorCause> refusal, Optional<Change> change) {
  static Handling refused(ErrorCause cause) {
    return new Handling(Optional.of(cause), Optional.empty());
  }

  static Handling done(Change change) {
    return new Handling(Optional.empty(), Optional.of(change));
  }

  static Handling nothingToDo() {
    return new Handling(Optional.empty(), Optional.empty());
  }
}
