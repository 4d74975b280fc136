package io.portcullis.routes.desk;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.portcullis.model.Facts.Account;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.routes.decide.Summary;

/** Since when people are gone. For one look: a name is looked up once in it. */
final class Departures {
  /** Most names that are remembered; when there are more, they are looked up again. */
  private static final int MOST = 10_000;

  private static final Set<AccountStatus> GONE =
      EnumSet.of(AccountStatus.DEACTIVATED, AccountStatus.DELETED);
  private static final Set<AccountStatus> THERE = EnumSet.of(AccountStatus.ACTIVE);

  private final Function<String, List<Summary>> people;
  private final Map<String, Optional<Instant>> looked = new HashMap<>();

  /**
   * @param people who is known by a name
   */
  Departures(Function<String, List<Summary>> people) {
    this.people = people;
  }

  /** The form in which two spellings of a name are equal. */
  static String name(String spelled) {
    return spelled.strip().toLowerCase(Locale.ROOT);
  }

  /**
   * When who is called so left; empty when he did not, or nobody is known by the name.
   *
   * @param name as {@link #name} has it
   */
  Optional<Instant> of(String name) {
    if (looked.size() >= MOST) {
      looked.clear();
    }
    return looked.computeIfAbsent(name, n -> since(people.apply(n)));
  }

  /**
   * One source's word is enough, as for rule identity/deactivated; but a name that somebody else
   * has by now, whose account is active, is not that of who left.
   */
  private static Optional<Instant> since(List<Summary> named) {
    boolean another =
        named.stream().filter(person -> !has(person, GONE)).anyMatch(person -> has(person, THERE));
    return another
        ? Optional.empty()
        : named.stream()
            .flatMap(person -> person.subject().facts().accounts().stream())
            .filter(account -> GONE.contains(account.status()))
            .map(Account::since)
            .min(Instant::compareTo);
  }

  private static boolean has(Summary person, Set<AccountStatus> status) {
    return person.subject().facts().accounts().stream()
        .map(Account::status)
        .anyMatch(status::contains);
  }
}
