package io.portcullis.routes.desk;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.portcullis.inventory.desk.CustodyItem;
import io.portcullis.inventory.exercise.Custody;
import io.portcullis.inventory.exercise.Custody.Token;
import io.portcullis.model.Facts.Account;
import io.portcullis.model.State;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.keys.KeyProfile;
import io.portcullis.routes.decide.Summary;

/**
 * Who of those that a key names has left. For one look at all keys: a name is looked up once in it.
 */
final class Leavers {
  /** Most names that are remembered; when there are more, they are looked up again. */
  private static final int MOST = 10_000;

  private static final Set<AccountStatus> GONE =
      EnumSet.of(AccountStatus.DEACTIVATED, AccountStatus.DELETED);

  private final Function<String, List<Summary>> people;
  private final Map<String, List<CustodyItem>> custody;
  private final Map<String, Boolean> looked = new HashMap<>();

  /**
   * @param people who is known by a name
   * @param custody who holds which token
   */
  Leavers(Function<String, List<Summary>> people, Collection<CustodyItem> custody) {
    this.people = people;
    this.custody = custody.stream().collect(Collectors.groupingBy(CustodyItem::about));
  }

  /**
   * Somebody who left.
   *
   * @param name as the key names him, in lower case
   * @param part "custodian", "owner" or "user"
   */
  record Leaver(String name, String part) {
    boolean custodian() {
      return part.equals("custodian");
    }
  }

  /** Each person once, custodians first. */
  List<Leaver> of(Summary key) {
    Map<String, Leaver> named = new LinkedHashMap<>();
    custodians(key.subject().id()).forEach(name -> add(named, name, "custodian"));
    add(named, KeyProfile.of(new State(key.subject(), key.certificates())).owner(), "owner");
    users(key).forEach(name -> add(named, name, "user"));
    return named.values().stream().filter(leaver -> left(leaver.name())).toList();
  }

  private static void add(Map<String, Leaver> named, String spelled, String part) {
    String name = spelled.strip().toLowerCase(Locale.ROOT);
    if (!name.isEmpty()) {
      named.putIfAbsent(name, new Leaver(name, part));
    }
  }

  private Stream<String> custodians(String key) {
    return custody.getOrDefault(key, List.of()).stream()
        .flatMap(item -> item.custody().tokens().stream())
        .filter(token -> token.state() == Custody.State.HELD)
        .map(Token::custodian);
  }

  /** What ends in "*" names nobody in particular. */
  private static Stream<String> users(Summary key) {
    return key.subject().facts().declared().keys().stream()
        .flatMap(declared -> declared.declaration().users().identities().stream())
        .filter(name -> !name.endsWith("*"));
  }

  private boolean left(String name) {
    if (looked.size() >= MOST) {
      looked.clear();
    }
    return looked.computeIfAbsent(name, n -> left(people.apply(n)));
  }

  /**
   * One source's word is enough, as for rule identity/deactivated; but a name that somebody else
   * has by now, whose account is active, is not that of who left.
   */
  private static boolean left(List<Summary> named) {
    return named.stream().anyMatch(person -> has(person, GONE))
        && named.stream()
            .filter(person -> !has(person, GONE))
            .noneMatch(person -> has(person, EnumSet.of(AccountStatus.ACTIVE)));
  }

  private static boolean has(Summary person, Set<AccountStatus> status) {
    return person.subject().facts().accounts().stream()
        .map(Account::status)
        .anyMatch(status::contains);
  }
}
