package io.portcullis.routes.api;

import java.util.Optional;

import io.portcullis.inventory.desk.By;
import io.portcullis.inventory.desk.Item;
import io.portcullis.inventory.desk.Ruling;
import io.portcullis.routes.people.Person;

/** What people keep on the calendar. Throws {@link HubRefusal} as {@link Hub} does. */
public interface Desk {
  /** Most items of one page. */
  int MOST = 1_000;

  /**
   * @param about a subject by id or name; empty for all
   * @param ended whether those are shown, too, with which nothing is to be done any more
   * @param after as the last page gave it, or empty
   */
  <T extends Item> DeskPage<T> page(
      Class<T> type, String about, boolean ended, String after, int most);

  <T extends Item> DeskEntry<T> find(Class<T> type, String id);

  /** As {@link #find}; nothing where there is none. */
  <T extends Item> Optional<DeskEntry<T>> known(Class<T> type, String id);

  /**
   * Changes it, on all hubs. Refused when it is not of that version any more.
   *
   * @param version that the person saw; 0 for what is not there yet
   */
  <T extends Item> DeskEntry<T> change(
      Class<T> type, String id, long version, Person by, Change<T> change);

  /** What comes of it; it may be asked for more than once. */
  interface Change<T extends Item> {
    Ruling<T> on(Optional<T> before, By by);
  }

  /**
   * A key of which only the inventory knows, by its SHA-256: the log is told of it, so that it can
   * be kept on the calendar. Does nothing for any other name.
   */
  void makeKnown(String name);

  /** The id of a key or an authority that is known by this id or name; an HSM's name as it is. */
  String subject(String name);

  /** The same, where it has to be a key. */
  String key(String name);

  /** Whether it is a key of the tiers CA and production signing, or an authority. */
  boolean strict(String subject);

  /** Digest of a key's row in the control matrix, as it is now; empty for what is no key. */
  String matrix(String subject);
}
