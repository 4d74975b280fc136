package io.portcullis.routes.people;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Everybody who may ask this hub for something. Small enough to be held whole and written whole;
 * every change is on disk before it holds.
 */
public final class People {
  /** Most persons a hub knows. */
  public static final int MAX = 1_000;

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

  private final PeopleFile file;
  private final Clock clock;
  private volatile List<Entry> entries;

  /**
   * @throws IllegalStateException when the file of people is damaged
   */
  public People(Path folder, Clock clock) {
    this.file = new PeopleFile(folder);
    this.clock = clock;
    this.entries = file.read();
  }

  public List<Entry> list() {
    return entries;
  }

  /** Whose token this is. Takes as long for a wrong token as for any right one. */
  public Optional<Person> byToken(String token) {
    byte[] hash = Token.hash(token).getBytes(StandardCharsets.US_ASCII);
    Optional<Person> found = Optional.empty();
    for (Entry entry : entries) {
      boolean same =
          MessageDigest.isEqual(hash, entry.sha256().getBytes(StandardCharsets.US_ASCII));
      found = same ? Optional.of(entry.person()) : found;
    }
    return found;
  }

  /**
   * @param by name of the person who adds, for the file
   * @return the token, which can not be had again
   * @throws PeopleRefusal when the name is malformed or taken, or the list is full
   */
  public synchronized Token add(String name, Role role, String by) {
    if (!NAME.matcher(name).matches()) {
      throw new PeopleRefusal(
          PeopleRefusal.Kind.INVALID,
          "a name is 1 to 64 lower-case letters, digits and . _ @ -, and starts with one of the"
              + " former");
    }
    if (named(name).isPresent()) {
      throw new PeopleRefusal(PeopleRefusal.Kind.CONFLICT, "\"" + name + "\" is already there");
    }
    if (entries.size() >= MAX) {
      throw new PeopleRefusal(PeopleRefusal.Kind.CONFLICT, "there are already " + MAX + " people");
    }
    Token token = Token.random();
    List<Entry> more = new ArrayList<>(entries);
    more.add(new Entry(name, role, Token.hash(token.reveal()), clock.instant(), by));
    replace(more);
    return token;
  }

  /**
   * Removes the person; the token opens nothing from now on.
   *
   * @throws PeopleRefusal when nobody has that name, or it is the last admin
   */
  public synchronized void remove(String name) {
    Entry entry =
        named(name)
            .orElseThrow(
                () ->
                    new PeopleRefusal(
                        PeopleRefusal.Kind.UNKNOWN, "nobody is named \"" + name + "\""));
    long admins = entries.stream().filter(one -> one.role() == Role.ADMIN).count();
    if (entry.role() == Role.ADMIN && admins == 1) {
      throw new PeopleRefusal(
          PeopleRefusal.Kind.CONFLICT, "\"" + name + "\" is the last admin; add another one first");
    }
    replace(entries.stream().filter(one -> !one.equals(entry)).toList());
  }

  private Optional<Entry> named(String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  private void replace(List<Entry> fresh) {
    file.write(fresh);
    entries = List.copyOf(fresh);
  }
}
