package io.portcullis.routes.transmit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

import io.portcullis.connectors.idp.ssf.transmit.PollRequest;
import io.portcullis.connectors.idp.ssf.transmit.PushAnswer;
import io.portcullis.connectors.idp.ssf.transmit.TransmitterKey;

/** Where a receiver asks for its tokens and says which ones it has (RFC 8936). */
final class PollCounter {
  /** A question that waits for a token waits no longer. */
  static final Duration HELD = Duration.ofSeconds(20);

  /** As many questions of one stream wait at a time; further ones are answered at once. */
  static final int MOST_HELD = 2;

  private final Mailbox mailbox;
  private final TransmitterKey key;
  private final StreamBook book;
  private final BooleanSupplier stopped;
  private final Duration held;
  private final Clock clock;
  private final Semaphore waiting = new Semaphore(MOST_HELD);

  /**
   * @param stopped whether nothing may go out now
   * @param held how long a question may wait
   */
  PollCounter(
      Mailbox mailbox,
      TransmitterKey key,
      StreamBook book,
      BooleanSupplier stopped,
      Duration held,
      Clock clock) {
    this.mailbox = mailbox;
    this.key = key;
    this.book = book;
    this.stopped = stopped;
    this.held = held;
    this.clock = clock;
  }

  /** False where another hub works the stream. */
  boolean open() {
    return mailbox.isOpen();
  }

  /**
   * The answer's members {@code sets} and {@code moreAvailable}. What the receiver has is forgotten
   * when that is recorded.
   *
   * @throws RuntimeException when it could not be recorded: the receiver is to say it again
   */
  Map<String, Object> ask(PollRequest request) throws InterruptedException {
    mailbox.askedAt(clock.instant());
    request.acks().forEach(this::taken);
    request.errors().forEach(this::refused);
    if (!request.immediately() && request.most() > 0 && waiting.tryAcquire()) {
      try {
        mailbox.await(held);
      } finally {
        waiting.release();
      }
    }
    return answer(stopped.getAsBoolean() ? 0 : request.most());
  }

  private Map<String, Object> answer(int most) {
    List<Mailbox.Letter> letters = mailbox.oldest(most);
    Map<String, String> sets = new LinkedHashMap<>();
    letters.forEach(l -> sets.put(l.claims().jti(), key.sign(l.claims().all())));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("sets", sets);
    answer.put("moreAvailable", !stopped.getAsBoolean() && mailbox.size() > letters.size());
    return answer;
  }

  private void taken(String jti) {
    mailbox
        .get(jti)
        .ifPresent(
            letter -> {
              book.taken(letter.claims(), letter.told().subject());
              mailbox.remove(jti);
            });
  }

  /** As with push: what blames the stream is offered again for a while. */
  private void refused(String jti, PushAnswer.Refused error) {
    mailbox
        .get(jti)
        .ifPresent(
            letter -> {
              Instant now = clock.instant();
              Instant first = letter.refused().orElse(now);
              if (error.stream() && now.isBefore(first.plus(PushWork.PATIENCE))) {
                mailbox.refused(jti, now);
                book.failed();
              } else {
                book.refused(
                    letter.claims(), letter.told().subject(), error.err(), error.description());
                mailbox.remove(jti);
              }
            });
  }
}
