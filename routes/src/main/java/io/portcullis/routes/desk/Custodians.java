package io.portcullis.routes.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import io.portcullis.inventory.desk.CustodyItem;
import io.portcullis.inventory.desk.Noted;
import io.portcullis.inventory.exercise.Custody;
import io.portcullis.inventory.exercise.Custody.Token;
import io.portcullis.model.Remark.Kind;
import io.portcullis.model.Statement.Remarked;
import io.portcullis.model.Statement.Remarked.Said;
import io.portcullis.routes.decide.Summary;

/**
 * Says of custody, be it of a key, an HSM or an authority, that somebody who left still holds a
 * token. For any thread.
 */
final class Custodians {
  /** How long an answer about a person is kept: each list of items asks. */
  static final Duration KEPT = Duration.ofMinutes(5);

  private static final int NAMED = 5;

  private final Function<String, List<Summary>> people;
  private final Clock clock;
  private Departures departures;
  private Instant until = Instant.MIN;

  /**
   * @param people who is known by a name
   */
  Custodians(Function<String, List<Summary>> people, Clock clock) {
    this.people = people;
    this.clock = clock;
    this.departures = new Departures(people);
  }

  /** Names of those who have a token in their hands. */
  static Stream<String> holders(CustodyItem item) {
    return item.custody().tokens().stream()
        .filter(token -> token.state() == Custody.State.HELD)
        .map(Token::custodian)
        .filter(name -> !name.isEmpty());
  }

  /** The same, and who of the custodians left. */
  synchronized Noted also(Noted noted) {
    if (!(noted.item() instanceof CustodyItem item)) {
      return noted;
    }
    if (!clock.instant().isBefore(until)) {
      departures = new Departures(people);
      until = clock.instant().plus(KEPT);
    }
    Map<String, Instant> left = new TreeMap<>();
    holders(item)
        .map(Departures::name)
        .forEach(name -> departures.of(name).ifPresent(since -> left.put(name, since)));
    return left.isEmpty() ? noted : with(noted, left);
  }

  private static Noted with(Noted noted, Map<String, Instant> left) {
    Instant since = left.values().stream().min(Comparator.naturalOrder()).orElseThrow();
    List<Said> said = new ArrayList<>(noted.said());
    said.add(new Said(Kind.CUSTODY_HOLDER_LEFT, since, text(left)));
    return new Noted(noted.item(), said);
  }

  private static String text(Map<String, Instant> left) {
    String names = String.join(", ", left.keySet().stream().limit(NAMED).toList());
    String more = left.size() > NAMED ? " and %d others".formatted(left.size() - NAMED) : "";
    String text = "who has left still holds a token: " + names + more;
    return text.length() > Remarked.MAX_TEXT ? text.substring(0, Remarked.MAX_TEXT) : text;
  }
}
