package io.portcullis.inventory.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

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

  /** Those that have a fingerprint. */
  void known(Batch batch, Collection<Entry> entries) {
    List<byte[]> keys = new ArrayList<>();
    for (Entry entry : entries) {
      byte[] told = Keys.told(entry);
      keys.add(Keys.entry(Keys.handle(entry)));
      keys.add(Keys.entry(told));
      keys.add(Keys.aside(told));
    }
    batch.foresee(keys);
    entries.forEach(entry -> known(batch, entry));
  }

  private static void known(Batch batch, Entry entry) {
    byte[] key = Keys.entry(Keys.handle(entry));
    Entry merged = batch.get(key).map(entry::merge).orElse(entry);
    if (entry.named()) {
      byte[] told = Keys.told(entry);
      batch
          .get(Keys.entry(told))
          .ifPresent(
              visible -> {
                batch.delete(Keys.entry(told));
                batch.put(Keys.aside(told), visible);
              });
      merged = batch.get(Keys.aside(told)).map(merged::merge).orElse(merged);
    }
    batch.put(key, merged);
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
