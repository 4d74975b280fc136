package io.portcullis.routes.intake;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.routes.resolve.Message;

/** What the entrance itself says about a source, of which no record of the source speaks. */
final class AboutSource {
  private AboutSource() {}

  static Message.Arrived said(String source, String id, Instant now, Statement statement) {
    return arrived(Signal.ofSource(id, source, now, now, statement));
  }

  /** There are no vendor's bytes behind it. */
  static Message.Arrived arrived(Signal signal) {
    return Message.arrived(signal, Map.of(), "", Optional.empty());
  }
}
