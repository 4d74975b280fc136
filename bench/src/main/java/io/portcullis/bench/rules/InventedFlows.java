package io.portcullis.bench.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.portcullis.model.Habit;
import io.portcullis.model.IssuanceAnswer;
import io.portcullis.model.IssuanceRate;
import io.portcullis.model.Issuances;
import io.portcullis.model.Issued;
import io.portcullis.model.Request;
import io.portcullis.model.Volume;

/**
 * What sources send and authorities issue, as nobody said it.
 *
 * @param trouble how often, 0 to 1, something is not as it should be
 */
record InventedFlows(Dice dice, double trouble) {
  private static final double WEAK = 0.1;
  private static final int PARTS = 16;

  Volume volume() {
    Instant hour = Dice.NOW.truncatedTo(ChronoUnit.HOURS);
    int usual = dice.of(0, 9, 100, 400, 10_000) * PARTS;
    return new Volume(
        dice.of("okta", "intune"),
        Dice.NOW.minus(dice.span()).minus(dice.span()),
        Dice.NOW.plusSeconds(dice.below(7_200)),
        hour,
        dice.once(trouble) ? dice.below(30) : dice.below(20_000),
        !dice.once(trouble / 4),
        IntStream.range(0, Habit.HOURS).mapToObj(i -> dice.once(0.9) ? usual : 0).toList(),
        over(hour, usual));
  }

  private List<Volume.Hour> over(Instant hour, int usual) {
    int many = dice.below(Volume.KEPT + 1);
    List<Volume.Hour> hours = new ArrayList<>();
    for (int i = many; i > 0; i--) {
      long count = dice.once(trouble) ? dice.below(30) : usual / PARTS;
      hours.add(new Volume.Hour(hour.minus(Duration.ofHours(i)), count, usual));
    }
    return hours;
  }

  Issuances issuances() {
    return new Issuances(
        dice.once(trouble) ? List.of(new IssuanceRate(rate())) : List.of(),
        dice.list(dice.below(2), this::answer),
        dice.once(trouble) ? dice.list(1 + dice.below(3), this::one) : List.of(),
        dice.once(trouble) ? dice.list(1 + dice.below(3), this::request) : List.of());
  }

  private Habit rate() {
    int usual = dice.of(0, 1, 16, 160);
    return new Habit(
        "",
        Dice.NOW.minus(dice.span()).minus(dice.span()),
        dice.ago().truncatedTo(ChronoUnit.HOURS),
        dice.once(trouble) ? dice.below(2_000) : 1 + dice.below(10),
        IntStream.range(0, Habit.HOURS).mapToObj(i -> usual).toList(),
        Optional.empty(),
        false);
  }

  private IssuanceAnswer answer() {
    Instant at = dice.ago();
    return new IssuanceAnswer(
        "issuance", "scep", "cn=ca 1", "", "", !dice.once(trouble), at, at.plusSeconds(86_400));
  }

  private Request request() {
    boolean issued = !dice.once(trouble);
    return new Request(
        dice.of("adcs", "dogtag"),
        "ca " + dice.below(3),
        Integer.toString(dice.below(100_000)),
        dice.of("", "WebServer"),
        !issued || dice.once(0.5),
        issued,
        dice.of("", "", "ann"),
        dice.ago(),
        dice.once(trouble / 4),
        dice.once(WEAK));
  }

  private Issued one() {
    Instant at = dice.ago();
    IssuanceAnswer answer = answer();
    IssuanceAnswer near =
        new IssuanceAnswer(
            answer.source(),
            answer.front(),
            answer.authority(),
            "",
            "",
            answer.allowed(),
            at.minusSeconds(dice.below(7_200)),
            answer.until());
    return new Issued(
        dice.of("step-ca", "ejbca"),
        "cn=ca 1|" + dice.below(100_000),
        "cn=ca 1",
        "",
        at,
        at,
        dice.once(trouble) ? Optional.empty() : Optional.of(near),
        dice.once(trouble / 4),
        dice.once(WEAK));
  }
}
