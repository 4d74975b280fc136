package io.portcullis.routes.hsm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.remark.RemarkRow;
import io.portcullis.connectors.hsm.care.Care;
import io.portcullis.connectors.hsm.care.Memory;
import io.portcullis.connectors.hsm.care.TokenSeen;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement.Remarked;
import io.portcullis.model.Statement.Remarked.Said;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.duty.LaterException;
import io.portcullis.routes.duty.SteppedDuty;
import io.portcullis.routes.intake.Receipt;
import io.portcullis.routes.remark.RemarkTeller;

/**
 * Looks at one token, again and again, and tells what there is to remark about it. Its place holds
 * what was seen, so that another hub goes on from there.
 */
public final class CareDuty extends SteppedDuty {
  private static final Logger LOG = LoggerFactory.getLogger(CareDuty.class);

  private final String token;
  private final Look look;
  private final Care care;
  private final Duration every;
  private final RemarkTeller teller;
  private final CareMeters meters;
  private final Clock clock;
  private Memory memory = Memory.NONE;

  /** One look at the token. */
  public interface Look {
    /**
     * @throws IOException saying why it could not be reached
     */
    TokenSeen look() throws IOException;
  }

  /**
   * @param token configured name of the HSM
   * @param take what there is to tell, as the body of a source
   */
  CareDuty(
      String token,
      Look look,
      Care care,
      Duration every,
      Function<byte[], Receipt> take,
      CareMeters meters,
      Clock clock) {
    this.token = token;
    this.look = look;
    this.care = care;
    this.every = every;
    this.teller = new RemarkTeller(name(), take);
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "hsm-care-" + token;
  }

  @Override
  protected void begin(Place place) {
    memory = read(place.text());
    teller.clear();
  }

  @Override
  protected void end() {
    meters.clear();
  }

  /** What an earlier release, or nobody, kept is nothing. */
  private static Memory read(String text) {
    try {
      return text.isEmpty()
          ? Memory.NONE
          : Json.read(text.getBytes(StandardCharsets.UTF_8), Memory.class);
    } catch (UncheckedIOException e) {
      return Memory.NONE;
    }
  }

  /** Looks once. */
  @Override
  protected Duration work(Place place) throws IOException, InterruptedException {
    Memory before = memory;
    memory = looked();
    Instant now = clock.instant();
    if (!teller.tell(rows(now), now)) {
      memory = before;
      throw new LaterException(RemarkTeller.NOT_TAKEN);
    }
    if (!alike(before, memory)) {
      place.keep(new String(Json.bytes(memory), StandardCharsets.UTF_8));
    }
    return every;
  }

  /** Of a token that another one took the place of, that nothing is remarked about it any more. */
  private List<RemarkRow> rows(Instant now) {
    // A token is known by its serial number: of one that was never reached nothing can be told.
    List<RemarkRow> rows = new ArrayList<>();
    memory.last().ifPresent(seen -> rows.add(row(seen.serial(), care.said(memory, now))));
    memory.moved().ifPresent(change -> rows.add(row(change.from(), List.of())));
    return rows;
  }

  private RemarkRow row(String serial, List<Said> said) {
    return new RemarkRow(
        SubjectKind.AUTHORITY,
        List.of(new Alias(AliasType.HSM_TOKEN, serial)),
        new Remarked("token " + token, said));
  }

  /** Whether the second is worth keeping: how long an answer took is not. */
  private static boolean alike(Memory one, Memory other) {
    return one.missed() == other.missed()
        && one.since().equals(other.since())
        && one.moved().equals(other.moved())
        && one.firmware().equals(other.firmware())
        && one.driver().equals(other.driver())
        && one.last().map(TokenSeen::serial).equals(other.last().map(TokenSeen::serial));
  }

  private Memory looked() {
    try {
      TokenSeen seen = look.look();
      Instant now = clock.instant();
      meters.seen(seen, now);
      return care.seen(memory, seen, now);
    } catch (IOException e) {
      meters.missed();
      LOG.warn("{}: {}", name(), e.getMessage());
      return care.missed(memory, clock.instant());
    }
  }
}
