package io.portcullis.routes.transmit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.idp.ssf.transmit.PushAnswer;
import io.portcullis.connectors.idp.ssf.transmit.SetMaker.Claims;
import io.portcullis.routes.duty.Backoff;
import io.portcullis.routes.duty.Duty;

/** Brings announcements to a receiver, one after the other, while this hub has the duty. */
final class PushWork implements StreamDuty.Work {
  /** A token that is refused for the stream's sake is tried again for so long. */
  static final Duration PATIENCE = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(PushWork.class);
  private static final Duration WHILE_STOPPED = Duration.ofMillis(500);

  private final Push push;
  private final StreamDuty.Parts parts;
  private final StreamDuty.Conduct conduct;
  private final StreamHealth health;
  private final Announced announced;
  private final Verification verification;
  private Offsets offsets;

  PushWork(
      Push push,
      StreamDuty.Parts parts,
      StreamDuty.Conduct conduct,
      StreamHealth health,
      Announced announced) {
    this.push = push;
    this.parts = parts;
    this.conduct = conduct;
    this.health = health;
    this.announced = announced;
    this.verification = new Verification(conduct.verifyEvery());
    this.offsets = announced.began();
  }

  /** A verification event when it is time, and what there is to tell. */
  @Override
  public void step(Duty.Place place) throws InterruptedException {
    waitWhileStopped();
    if (verification.due(conduct.clock().instant())) {
      verify();
    }
    List<Announced.Entry> entries = announced.next();
    for (int i = 0; i < entries.size(); i++) {
      tell(place, entries.get(i), announced.behind() + entries.size() - i);
      offsets = offsets.with(entries.get(i).partition(), entries.get(i).offset() + 1);
    }
    place.keep(offsets.text());
  }

  private void tell(Duty.Place place, Announced.Entry entry, long behind)
      throws InterruptedException {
    Optional<Told> told = Told.of(entry, parts);
    if (told.isPresent()) {
      bring(place, told.get().claims(), told.get().subject(), behind);
    }
  }

  /** Comes back when the receiver has it, or will never have it. */
  private void bring(Duty.Place place, Claims claims, String subject, long behind)
      throws InterruptedException {
    Instant first = conduct.clock().instant();
    for (int tries = 1; ; tries++) {
      waitWhileStopped();
      Push.Result result = send(claims);
      if (settled(claims, subject, result.answer(), first)) {
        return;
      }
      health.failed(why(result.answer()), behind);
      place.keep(offsets.text());
      conduct.pause().rest(result.told().orElse(Backoff.after(tries)));
    }
  }

  private Push.Result send(Claims claims) throws InterruptedException {
    return push.send(parts.key().sign(claims.all()));
  }

  private boolean settled(Claims claims, String subject, PushAnswer answer, Instant first) {
    return switch (answer) {
      case PushAnswer.Taken t -> {
        parts.book().taken(claims, subject);
        health.well();
        yield true;
      }
      case PushAnswer.Refused r -> {
        boolean over = !r.stream() || !conduct.clock().instant().isBefore(first.plus(PATIENCE));
        if (over) {
          refused(claims, subject, r);
        }
        yield over;
      }
      case PushAnswer.Later l -> false;
    };
  }

  /** Waits for nobody: where it fails it is tried again later, and announcements go on. */
  private void verify() throws InterruptedException {
    Claims claims = parts.maker().verification(conduct.clock().instant());
    PushAnswer answer = send(claims).answer();
    if (answer instanceof PushAnswer.Taken) {
      parts.book().taken(claims, "");
      health.well();
      verification.done(conduct.clock().instant());
      return;
    }
    if (answer instanceof PushAnswer.Refused r) {
      refused(claims, "", r);
    }
    health.failed("verification: " + why(answer), announced.behind());
    verification.failed(conduct.clock().instant());
  }

  private void refused(Claims claims, String subject, PushAnswer.Refused r) {
    LOG.warn("stream {}: {} is refused: {}", parts.maker().stream(), claims.jti(), r.err());
    parts.book().refused(claims, subject, r.err(), r.description());
  }

  private static String why(PushAnswer answer) {
    return switch (answer) {
      case PushAnswer.Taken t -> "";
      case PushAnswer.Refused r -> "refused with " + r.err();
      case PushAnswer.Later l -> l.why();
    };
  }

  private void waitWhileStopped() throws InterruptedException {
    while (conduct.stopped().getAsBoolean()) {
      conduct.pause().rest(WHILE_STOPPED);
    }
  }
}
