package io.portcullis.lab.nas;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import io.portcullis.model.Session;

/** The sessions of a NAS, and the ledger of what was done to them. Safe for many threads. */
public final class SessionTable {
  public static final int MAX_SESSIONS = 100_000;
  public static final int MAX_CHANGES = 1_000_000;

  private final Map<String, Stay> stays = new LinkedHashMap<>();
  private final Map<String, List<Change>> ledger = new LinkedHashMap<>();
  private int changes;

  /**
   * A device came. A session of the same id is taken in its place.
   *
   * @throws IllegalStateException when the table is full
   * @throws IllegalArgumentException when the VLAN is blank, which stands for "ended"
   */
  public synchronized void add(Session session, String vlan) {
    if (vlan.isBlank()) {
      throw new IllegalArgumentException("vlan: empty");
    }
    if (stays.size() >= MAX_SESSIONS && !stays.containsKey(session.id())) {
      throw new IllegalStateException("a NAS holds at most " + MAX_SESSIONS + " sessions");
    }
    stays.put(session.id(), new Stay(session, vlan));
  }

  public synchronized Optional<Stay> stay(String session) {
    return Optional.ofNullable(stays.get(session));
  }

  public synchronized List<Stay> stays() {
    return List.copyOf(stays.values());
  }

  /** What was done to this session, in order. */
  public synchronized List<Change> changes(String session) {
    return List.copyOf(ledger.getOrDefault(session, List.of()));
  }

  /** How many changes there were, of all sessions. */
  public synchronized int changes() {
    return changes;
  }

  synchronized List<Stay> matching(Predicate<Session> wanted) {
    return stays.values().stream().filter(s -> wanted.test(s.session())).toList();
  }

  /** Moves it, or ends it when {@code vlan} is empty; empty when the ledger is full. */
  synchronized Optional<Change> change(Stay stay, String vlan, Instant at) {
    if (changes >= MAX_CHANGES) {
      return Optional.empty();
    }
    String id = stay.session().id();
    if (vlan.isEmpty()) {
      stays.remove(id);
    } else {
      stays.put(id, new Stay(stay.session(), vlan));
    }
    Change change = new Change(stay.session(), stay.vlan(), vlan, at);
    ledger.computeIfAbsent(id, k -> new ArrayList<>()).add(change);
    changes++;
    return Optional.of(change);
  }
}
