package io.portcullis.routes.transmit;

import java.time.Clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How one stream is, for status and log. Written by one thread, read by any. */
final class StreamHealth {
  private static final Logger LOG = LoggerFactory.getLogger(StreamHealth.class);

  private final String stream;
  private final StreamBook book;
  private final Clock clock;
  private volatile StreamState state = StreamState.ELSEWHERE;

  StreamHealth(String stream, StreamBook book, Clock clock) {
    this.stream = stream;
    this.book = book;
    this.clock = clock;
  }

  StreamState state() {
    return state;
  }

  void well() {
    if (!state.good()) {
      LOG.info("stream {}: the receiver takes tokens again", stream);
    }
    state = StreamState.WELL;
  }

  void elsewhere() {
    state = StreamState.ELSEWHERE;
  }

  void failed(String why, long behind) {
    state = state.failed(why, behind, clock.instant());
    book.failed();
    LOG.warn("stream {}: {}; {} in a row, {} behind", stream, why, state.failures(), behind);
  }
}
