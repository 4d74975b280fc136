package io.portcullis.inventory.store;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.portcullis.inventory.Entry;
import io.portcullis.model.DistinguishedName;

/**
 * Merges entries into what is stored. What is told of a certificate by issuer and serial number
 * alone goes to all certificates that have them, those that come later too: it is kept aside for
 * them. So the order in which things are told does not matter.
 */
final class Writer {
  /** Certificates with one issuer and serial number; an authority should have one. */
  private static final int MAX_SIBLINGS = 100;

  private final Database database;

  Writer(Database database) {
    this.database = database;
  }

  /** Where a certificate lies, and where lies what is told of it by issuer and serial number. */
  private record Places(Entry entry, byte[] own, byte[] told, byte[] aside) {
    static Places of(Entry entry) {
      byte[] told = Keys.told(entry);
      return new Places(entry, Keys.entry(Keys.handle(entry)), Keys.entry(told), Keys.aside(told));
    }

    Stream<byte[]> all() {
      return Stream.of(own, told, aside);
    }
  }

  /** Those that have a fingerprint. */
  void known(Batch batch, Collection<Entry> entries) {
    List<Places> places = entries.parallelStream().map(Places::of).toList();
    batch.foresee(places.stream().flatMap(Places::all).toList());
    places.forEach(of -> known(batch, of));
  }

  private static void known(Batch batch, Places of) {
    Entry entry = of.entry();
    Entry merged = batch.get(of.own()).map(entry::merge).orElse(entry);
    if (entry.named()) {
      batch
          .get(of.told())
          .ifPresent(
              visible -> {
                batch.delete(of.told());
                batch.put(of.aside(), visible);
              });
      merged = batch.get(of.aside()).map(merged::merge).orElse(merged);
    }
    batch.put(of.own(), merged);
  }

  /** Those that are told of by issuer and serial number, after the others were written. */
  void told(Batch batch, Collection<Entry> entries) {
    for (Entry entry : entries) {
      List<Entry> siblings = siblings(entry);
      for (Entry sibling : siblings) {
        byte[] key = Keys.entry(Keys.handle(sibling));
        batch.put(key, batch.get(key).orElse(sibling).merge(entry));
      }
      byte[] handle = Keys.told(entry);
      byte[] key = siblings.isEmpty() ? Keys.entry(handle) : Keys.aside(handle);
      batch.put(key, batch.get(key).map(entry::merge).orElse(entry));
    }
  }

  private List<Entry> siblings(Entry entry) {
    String issuer = entry.certificate().issuer();
    String canonical = DistinguishedName.canonical(issuer);
    return Search.all(
            Keys.serial(issuer, entry.certificate().serial()),
            e ->
                !e.certificate().sha256().isEmpty()
                    && DistinguishedName.canonical(e.certificate().issuer()).equals(canonical),
            MAX_SIBLINGS,
            MAX_SIBLINGS)
        .page(database, "")
        .entries();
  }
}
