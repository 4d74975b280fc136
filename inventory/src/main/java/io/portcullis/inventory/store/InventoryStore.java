package io.portcullis.inventory.store;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

import io.portcullis.connectors.api.Words;
import io.portcullis.inventory.Entry;

/**
 * The inventory on this hub's own disk, for answers that must not wait for others. It is a copy: it
 * can be deleted and filled anew. For any thread; one writes at a time.
 *
 * <p>What is written and the place it was read at are one write. Writes are not forced to the disk:
 * after a power cut the last ones are missing together with their places, and are read again.
 */
public final class InventoryStore implements AutoCloseable {
  private static final int SHA256_DIGITS = 64;

  private final Database database;
  private final Writer writer;
  private final Limits limits;
  private volatile long size;

  private InventoryStore(Database database, Limits limits) {
    this.database = database;
    this.writer = new Writer(database);
    this.limits = limits;
    this.size = number(Keys.size()).orElse(0);
  }

  /**
   * @param folder made when it is not there
   * @throws IllegalStateException when it can not be opened, as while another process has it
   */
  public static InventoryStore open(Path folder, Limits limits) {
    return new InventoryStore(new Database(folder, limits), limits);
  }

  /**
   * Merges them into what is there; to put the same again changes nothing.
   *
   * @throws IllegalArgumentException when there are more than {@link Limits#MAX_BATCH}
   */
  public void put(Collection<Entry> entries) {
    put(entries, batch -> {});
  }

  /** Likewise, and remembers with it how far the log was read that they came from. */
  public void put(Collection<Entry> entries, String place, long offset) {
    put(entries, batch -> batch.put(Keys.position(place), bytes(offset)));
  }

  /** How far a log was read, where nothing in it was for the inventory. */
  public void remember(String place, long offset) {
    put(List.of(), place, offset);
  }

  public OptionalLong offset(String place) {
    return number(Keys.position(place));
  }

  private synchronized void put(Collection<Entry> entries, Consumer<Batch> more) {
    if (entries.size() > Limits.MAX_BATCH) {
      throw new IllegalArgumentException(
          "%d entries at once; %d are allowed".formatted(entries.size(), Limits.MAX_BATCH));
    }
    List<Entry> known = new ArrayList<>();
    List<Entry> told = new ArrayList<>();
    entries.forEach(e -> (e.certificate().sha256().isEmpty() ? told : known).add(e));
    if (told.isEmpty() || known.isEmpty()) {
      write(known, told, more);
    } else {
      // Certificates that are told of are looked for among those that are written.
      write(known, List.of(), batch -> {});
      write(List.of(), told, more);
    }
  }

  private void write(List<Entry> known, List<Entry> told, Consumer<Batch> more) {
    Batch batch = new Batch(database);
    writer.known(batch, known);
    writer.told(batch, told);
    finish(batch, more);
  }

  private void finish(Batch batch, Consumer<Batch> more) {
    long now = size + batch.growth();
    if (now != size) {
      batch.put(Keys.size(), bytes(now));
    }
    more.accept(batch);
    batch.write();
    size = now;
  }

  /**
   * Takes one out, and what was told of it.
   *
   * @param id as {@link Entry#id} has it
   * @return false when there is none
   */
  public synchronized boolean forget(String id) {
    Optional<Entry> found = byId(id);
    found.ifPresent(
        entry -> {
          Batch batch = new Batch(database);
          batch.delete(Keys.entry(Keys.handle(entry)));
          batch.delete(Keys.aside(Keys.told(entry)));
          finish(batch, b -> {});
        });
    return found.isPresent();
  }

  /** Number of entries. */
  public long size() {
    return size;
  }

  /**
   * @param id as {@link Entry#id} has it
   */
  public Optional<Entry> byId(String id) {
    int bar = id.lastIndexOf('|');
    return bar < 0
        ? byFingerprint(id)
        : bySerial(id.substring(0, bar), id.substring(bar + 1)).stream()
            .filter(entry -> entry.id().equals(id))
            .findFirst();
  }

  /**
   * @param sha256 in hex of either case, with or without colons; whatever is none finds nothing
   */
  public Optional<Entry> byFingerprint(String sha256) {
    return digest(sha256).flatMap(d -> database.get(Keys.entry(d))).map(Values::read);
  }

  /** Those of any issuer with this number, at most so many. */
  public List<Entry> bySerial(String serial, int most) {
    return serialFits(serial) ? found(Keys.serial(serial), most) : List.of();
  }

  /** More than one only where an authority used a number twice, as with precertificates. */
  public List<Entry> bySerial(String issuer, String serial) {
    return serialFits(serial) ? found(Keys.serial(issuer, serial), Limits.MAX_PAGE) : List.of();
  }

  private static boolean serialFits(String serial) {
    String digits = serial.replaceAll("[:\\s]", "");
    return Words.hex(digits.replaceFirst("^0[xX]", ""), 1, Entry.MAX_SERIAL_DIGITS);
  }

  private List<Entry> found(byte[] prefix, int most) {
    return search(prefix, most).page(database, "").entries();
  }

  /** All certificates of one key. */
  public Page bySpki(String spki, String cursor, int most) {
    return digest(spki)
        .map(d -> search(Keys.spki(d), most).page(database, cursor))
        .orElse(new Page(List.of(), Optional.empty(), false));
  }

  /** All certificates with this name, which is compared as a whole and without case. */
  public Page byName(String name, String cursor, int most) {
    return search(Keys.name(name.strip().toLowerCase(Locale.ROOT)), most).page(database, cursor);
  }

  /**
   * Those whose life ends then, the first one first, whatever became of them. What it costs depends
   * on how many these are, not on how many there are.
   *
   * @param from the first second that counts
   * @param until the first second that does not
   */
  public Page expiring(Instant from, Instant until, String cursor, int most) {
    return new Search(
            Keys.expiries(),
            Keys.expiry(from),
            Keys.expiry(until),
            e -> true,
            Limits.page(most),
            limits.scanned())
        .page(database, cursor);
  }

  /** Those that fit, in no order that means anything. */
  public Page list(Filter filter, String cursor, int most) {
    byte[] prefix = Keys.entries();
    if (!filter.holder().isEmpty()) {
      prefix = Keys.holder(filter.holder());
    } else if (!filter.owner().isEmpty()) {
      prefix = Keys.owner(filter.owner());
    } else if (!filter.issuer().isEmpty()) {
      prefix = Keys.issuer(filter.issuer());
    }
    return Search.all(prefix, filter::fits, Limits.page(most), limits.scanned())
        .page(database, cursor);
  }

  private Search search(byte[] prefix, int most) {
    return Search.all(prefix, e -> true, Limits.page(most), limits.scanned());
  }

  public Footprint footprint() {
    return database.footprint();
  }

  private static Optional<byte[]> digest(String hex) {
    String digits = hex.strip().replace(":", "");
    return Words.hex(digits, SHA256_DIGITS, SHA256_DIGITS)
        ? Optional.of(HexFormat.of().parseHex(digits))
        : Optional.empty();
  }

  private OptionalLong number(byte[] key) {
    return database
        .get(key)
        .map(b -> OptionalLong.of(ByteBuffer.wrap(b).getLong()))
        .orElse(OptionalLong.empty());
  }

  private static byte[] bytes(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  @Override
  public void close() {
    database.close();
  }
}
