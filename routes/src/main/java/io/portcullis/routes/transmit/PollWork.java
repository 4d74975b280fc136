package io.portcullis.routes.transmit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.portcullis.connectors.idp.ssf.transmit.SetMaker.Claims;
import io.portcullis.routes.duty.Duty;

/** Puts announcements where a receiver can ask for them, while this hub has the duty. */
final class PollWork implements StreamDuty.Work {
  /** After this time without a question people are told that nobody asks. */
  static final Duration NEGLECT = Duration.ofMinutes(15);

  private static final Duration WHILE_FULL = Duration.ofMillis(200);

  private final Mailbox mailbox;
  private final StreamDuty.Parts parts;
  private final StreamDuty.Conduct conduct;
  private final StreamHealth health;
  private final Announced announced;
  private final Verification verification;
  private Offsets read;

  PollWork(
      Mailbox mailbox,
      StreamDuty.Parts parts,
      StreamDuty.Conduct conduct,
      StreamHealth health,
      Announced announced) {
    this.mailbox = mailbox;
    this.parts = parts;
    this.conduct = conduct;
    this.health = health;
    this.announced = announced;
    this.verification = new Verification(conduct.verifyEvery());
    this.read = announced.began();
    mailbox.open();
  }

  @Override
  public void step(Duty.Place place) throws InterruptedException {
    Instant now = conduct.clock().instant();
    if (mailbox.size() == 0 && verification.due(now)) {
      Claims claims = parts.maker().verification(now);
      put(new Told(claims, ""), Mailbox.Letter.NO_PARTITION, 0);
      verification.done(now);
    }
    if (mailbox.full()) {
      conduct.pause().rest(WHILE_FULL);
    } else {
      take();
    }
    place.keep(mailbox.place(read).text());
    look(now);
  }

  private void take() throws InterruptedException {
    for (Announced.Entry entry : announced.next()) {
      Optional<Told> told = Told.of(entry, parts);
      told.ifPresent(t -> put(t, entry.partition(), entry.offset()));
      read = read.with(entry.partition(), entry.offset() + 1);
    }
  }

  private void put(Told told, int partition, long offset) {
    Instant now = conduct.clock().instant();
    mailbox.put(new Mailbox.Letter(told, partition, offset, now, Optional.empty()));
  }

  private void look(Instant now) {
    boolean neglected = mailbox.neglected(now).compareTo(NEGLECT) >= 0;
    if (neglected && health.state().good()) {
      health.failed("the receiver does not ask for tokens", mailbox.size() + announced.behind());
    } else if (!neglected && !health.state().good()) {
      health.well();
    }
  }

  @Override
  public void end() {
    mailbox.close();
  }
}
