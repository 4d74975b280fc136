package io.portcullis.inventory.exercise;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The tokens that open something together, counted against what is needed.
 *
 * @param needed M: how many have to come together
 * @param tokens all N, and spares; at most {@link #MOST}
 */
public record Custody(int needed, List<Token> tokens) {
  /** Most tokens. */
  public static final int MOST = 64;

  /** How long a token may not have been seen. */
  public static final Duration SEEN = Duration.ofDays(366);

  /** What becomes of a token. */
  public enum State {
    HELD,
    /** Made, and nobody's: it opens nothing until it is given to somebody. */
    SPARE,
    LOST,
    BROKEN
  }

  /**
   * @param custodian who has it; empty for nobody
   * @param place where it is kept; empty when it is not known
   * @param seen when it was last shown
   */
  public record Token(
      String id, State state, String custodian, String place, Optional<Instant> seen) {
    public Token {
      custodian = Objects.requireNonNullElse(custodian, "").strip();
      place = Objects.requireNonNullElse(place, "").strip();
      seen = Objects.requireNonNullElse(seen, Optional.empty());
    }

    boolean usable() {
      return state == State.HELD && !custodian.isEmpty();
    }
  }

  /** What there is to say. */
  public enum Weakness {
    /** Fewer custodians than are needed: it can not be opened. */
    BELOW_QUORUM,
    /** Just as many: nobody may be ill. */
    NONE_TO_SPARE,
    /** One person has as many as are needed. */
    ONE_PERSON_SUFFICES,
    /** As many as are needed lie in one place. */
    ONE_PLACE_SUFFICES,
    NO_SPARE_TOKEN,
    LOST_TOKEN,
    /** A token that somebody holds was not shown for a year, or never. */
    NOT_SEEN
  }

  /**
   * @throws IllegalArgumentException when none is needed, there are too many, or two have one id
   */
  public Custody {
    tokens = List.copyOf(tokens);
    if (needed < 1) {
      throw new IllegalArgumentException("custody: none is needed");
    }
    if (tokens.size() > MOST) {
      throw new IllegalArgumentException("custody: more than " + MOST + " tokens");
    }
    if (tokens.stream().map(Token::id).distinct().count() < tokens.size()) {
      throw new IllegalArgumentException("custody: two tokens with one id");
    }
  }

  /** How many people can come with a token: one with two tokens is one. */
  public int custodians() {
    return counted(Token::custodian).size();
  }

  public Set<Weakness> weaknesses(Instant now) {
    EnumSet<Weakness> found = EnumSet.noneOf(Weakness.class);
    add(found, Weakness.BELOW_QUORUM, custodians() < needed);
    add(found, Weakness.NONE_TO_SPARE, custodians() == needed);
    add(found, Weakness.ONE_PERSON_SUFFICES, suffices(counted(Token::custodian)));
    add(found, Weakness.ONE_PLACE_SUFFICES, suffices(counted(Token::place)));
    add(found, Weakness.NO_SPARE_TOKEN, none(State.SPARE));
    add(found, Weakness.LOST_TOKEN, !none(State.LOST));
    Instant lately = now.minus(SEEN);
    boolean unseen =
        tokens.stream()
            .anyMatch(t -> t.usable() && t.seen().filter(s -> s.isAfter(lately)).isEmpty());
    add(found, Weakness.NOT_SEEN, unseen);
    return found;
  }

  private boolean none(State state) {
    return tokens.stream().noneMatch(t -> t.state() == state);
  }

  private boolean suffices(Map<String, Long> counts) {
    return needed > 1 && counts.values().stream().anyMatch(c -> c >= needed);
  }

  private Map<String, Long> counted(Function<Token, String> by) {
    return tokens.stream()
        .filter(t -> t.usable() && !by.apply(t).isEmpty())
        .collect(
            Collectors.groupingBy(
                t -> by.apply(t).toLowerCase(Locale.ROOT), Collectors.counting()));
  }

  private static void add(EnumSet<Weakness> found, Weakness weakness, boolean holds) {
    if (holds) {
      found.add(weakness);
    }
  }
}
