package io.portcullis.inventory.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import org.rocksdb.RocksIterator;

import io.portcullis.inventory.Entry;

/**
 * Walks keys that begin alike, page by page.
 *
 * @param prefix of all keys
 * @param begin the first key that may count
 * @param end keys from this one on do not count; empty for none
 * @param fits which entries are wanted
 * @param scanned at most so many keys are looked at
 */
record Search(
    byte[] prefix, byte[] begin, byte[] end, Predicate<Entry> fits, int most, int scanned) {

  static Search all(byte[] prefix, Predicate<Entry> fits, int most, int scanned) {
    return new Search(prefix, prefix, new byte[0], fits, most, scanned);
  }

  /**
   * @param cursor {@link Page#next} of the page before, or empty for the first one
   * @throws IllegalArgumentException when it is none of this search
   */
  Page page(Database database, String cursor) {
    byte[] from = cursor.isEmpty() ? begin : after(cursor);
    return database.walk(keys -> walk(keys, from, database));
  }

  private Page walk(RocksIterator keys, byte[] from, Database database) {
    List<Entry> found = new ArrayList<>();
    byte[] last = from;
    int looked = 0;
    for (keys.seek(from); keys.isValid() && within(keys.key()); keys.next()) {
      if (found.size() == most || looked == scanned) {
        return new Page(found, Optional.of(cursor(last)), found.size() < most);
      }
      last = keys.key();
      looked++;
      entry(keys, database).filter(fits).ifPresent(found::add);
    }
    return new Page(found, Optional.empty(), false);
  }

  private Optional<Entry> entry(RocksIterator keys, Database database) {
    byte[] key = keys.key();
    Function<byte[], Optional<byte[]>> stored =
        handle -> key[0] == 'e' ? Optional.of(keys.value()) : database.get(Keys.entry(handle));
    return stored.apply(Keys.handleOf(key)).map(Values::read);
  }

  private boolean within(byte[] key) {
    boolean begins =
        key.length >= prefix.length
            && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    return begins && (end.length == 0 || Arrays.compareUnsigned(key, end) < 0);
  }

  private static String cursor(byte[] last) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(last);
  }

  private byte[] after(String cursor) {
    byte[] key = decoded(cursor);
    if (!within(key)) {
      throw new IllegalArgumentException("cursor: not one of this list");
    }
    return Keys.join(key, new byte[] {0});
  }

  private static byte[] decoded(String cursor) {
    try {
      return Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("cursor: not one of this list", e);
    }
  }
}
