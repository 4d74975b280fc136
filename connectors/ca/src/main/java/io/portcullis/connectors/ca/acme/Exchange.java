package io.portcullis.connectors.ca.acme;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

import io.portcullis.connectors.ca.authority.Said;

/** What the requests of one call share: their deadline, and when the server wants to be asked. */
final class Exchange {
  private final Deadline deadline;
  private Optional<String> retryAfter = Optional.empty();

  Exchange(Duration span) {
    this.deadline = new Deadline(span);
  }

  Deadline deadline() {
    return deadline;
  }

  void answered(HttpResponse<?> answer) {
    retryAfter = answer.headers().firstValue("Retry-After").map(Said::brief);
  }

  /** Retry-After of the last answer (RFC 9110 section 10.2.3), as a part of a sentence. */
  String again() {
    return retryAfter.map(t -> "; Retry-After: " + t).orElse("");
  }
}
