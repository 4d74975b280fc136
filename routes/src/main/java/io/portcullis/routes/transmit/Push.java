package io.portcullis.routes.transmit;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import io.portcullis.connectors.idp.ssf.transmit.PushAnswer;
import io.portcullis.routes.poll.Courier;

/** Brings a token to the receiver (RFC 8935 section 2.1). */
final class Push {
  static final String MEDIA_TYPE = "application/secevent+jwt";

  /** A longer answer is not read: an error is some hundred bytes. */
  static final int MAX_ANSWER = 64 * 1024;

  private final Courier courier;

  Push(Courier courier) {
    this.courier = courier;
  }

  /**
   * @param told how long the receiver asks to be left alone
   */
  record Result(PushAnswer answer, Optional<Duration> told) {}

  Result send(String token) throws InterruptedException {
    try {
      Courier.Answer answer = courier.post(MEDIA_TYPE, token);
      return new Result(PushAnswer.of(answer.status(), answer.body()), answer.told());
    } catch (IOException e) {
      return new Result(new PushAnswer.Later(e.getMessage()), Optional.empty());
    }
  }
}
