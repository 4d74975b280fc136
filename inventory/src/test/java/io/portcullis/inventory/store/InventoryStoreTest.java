package io.portcullis.inventory.store;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.inventory.Declared;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Sample;
import io.portcullis.inventory.Status;
import io.portcullis.inventory.Told;
import io.portcullis.model.Certificate;
import io.portcullis.model.ReasonCode;

import static io.portcullis.inventory.Sample.END;
import static io.portcullis.inventory.Sample.SEEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class InventoryStoreTest {
  private static final Limits SMALL = new Limits(8, 8, 10);

  @TempDir Path folder;
  private InventoryStore store;

  @BeforeEach
  void open() {
    store = InventoryStore.open(folder, SMALL);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aClosedStoreSaysSo() {
    store.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> store.byFingerprint("00".repeat(32)))
        .withMessageContaining("closed");
  }

  @Test
  void twoCanNotHaveItOpen() {
    assertThatIllegalStateException()
        .isThrownBy(() -> InventoryStore.open(folder, SMALL))
        .withMessageContaining(folder.toString());
  }

  @Test
  void aForeignCursorIsRefused() {
    store.put(entries(1, 20));
    String next = store.list(Filter.ALL, "", 5).next().orElseThrow();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.byName("host1.example.org", next, 5))
        .withMessageContaining("cursor");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.list(Filter.ALL, "?!", 5))
        .withMessageContaining("cursor");
  }

  @Test
  void aPageAndABatchHaveABound() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.list(Filter.ALL, "", Limits.MAX_PAGE + 1));
    assertThatIllegalArgumentException().isThrownBy(() -> store.list(Filter.ALL, "", 0));
    List<Entry> many = java.util.Collections.nCopies(Limits.MAX_BATCH + 1, entry(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.put(many))
        .withMessageContaining("10000");
  }

  @Test
  void whatIsNoNumberFindsNothing() {
    store.put(entries(1, 3));
    assertThat(store.byFingerprint("xyz")).isEmpty();
    assertThat(store.bySerial("xyz", 5)).isEmpty();
    assertThat(store.bySerial("0".repeat(500), 5)).isEmpty();
    assertThat(store.bySpki("xyz", "", 5).entries()).isEmpty();
  }

  @Test
  void anEntryIsFoundByAllItsNames() {
    // Given
    Entry entry = entry(171);
    // When
    store.put(List.of(entry, entry(2)));
    // Then
    assertThat(store.byFingerprint(entry.id())).contains(entry);
    assertThat(store.byId(entry.id())).contains(entry);
    assertThat(store.bySerial("00:AB", 5)).containsExactly(entry);
    assertThat(store.bySerial("o=example, CN=Test CA", "ab")).isEmpty();
    assertThat(store.bySerial("cn=test ca, O=Example", "ab")).containsExactly(entry);
    assertThat(store.byName("WWW171.example.org", "", 5).entries()).containsExactly(entry);
    assertThat(store.byName("171.example.org", "", 5).entries()).isEmpty();
    assertThat(store.bySpki(entry.certificate().spki(), "", 5).entries()).hasSize(2);
  }

  @Test
  void puttingItAgainChangesNothing() {
    store.put(entries(1, 5));
    store.put(entries(1, 5));
    store.put(List.of(entry(1), entry(1)));
    assertThat(store.size()).isEqualTo(5);
    assertThat(all(Filter.ALL)).hasSize(5);
  }

  @Test
  void anIndexFollowsWhatChanges() {
    store.put(List.of(entry(1).with(owner("payments", SEEN))));
    // When
    store.put(List.of(entry(1).with(owner("web", SEEN.plusSeconds(1)))));
    // Then
    assertThat(all(byOwner("payments"))).isEmpty();
    assertThat(all(byOwner("web"))).hasSize(1);
  }

  @Test
  void itIsThereAfterARestart() {
    store.put(entries(1, 4), "signals-0", 77);
    store.remember("signals-1", 12);
    // When
    store.close();
    store = InventoryStore.open(folder, SMALL);
    // Then
    assertThat(store.size()).isEqualTo(4);
    assertThat(store.offset("signals-0")).hasValue(77);
    assertThat(store.offset("signals-1")).hasValue(12);
    assertThat(store.offset("signals-2")).isEmpty();
    assertThat(store.byName("host4.example.org", "", 5).entries()).hasSize(1);
  }

  @Test
  void pagesGoThroughAllOfIt() {
    store.put(entries(1, 25));
    // When
    List<Entry> found = all(Filter.ALL);
    // Then
    assertThat(found).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void aPageWithoutAnIndexIsCutShortAndSaysSo() {
    store.put(entries(1, 25));
    store.put(List.of(Sample.of(26).subject("CN=needle").entry("folder", SEEN)));
    Filter needle = new Filter("", "", "", Optional.empty(), Optional.empty(), "", "", "NEEDLE");
    // When
    Page first = store.list(needle, "", 5);
    // Then
    assertThat(first.cutShort()).isTrue();
    assertThat(first.next()).isPresent();
    assertThat(all(needle)).hasSize(1);
  }

  @Test
  void thoseThatExpireAreFoundInOrder() {
    for (int day : List.of(3, 1, 2, 40, -5)) {
      Instant end = END.plus(Duration.ofDays(day));
      store.put(List.of(Sample.of(100 + day).life(Sample.BEGIN, end).entry("folder", SEEN)));
    }
    // When
    Page first = store.expiring(END, END.plus(Duration.ofDays(3)), "", 1);
    Page second = store.expiring(END, END.plus(Duration.ofDays(3)), first.next().orElseThrow(), 5);
    // Then
    assertThat(first.entries()).extracting(e -> e.certificate().serial()).containsExactly("65");
    assertThat(second.entries()).extracting(e -> e.certificate().serial()).containsExactly("66");
    assertThat(second.next()).isEmpty();
  }

  @Test
  void filtersFit() {
    Entry revoked = entry(1).with(Status.revoked(SEEN, ReasonCode.SUPERSEDED));
    Entry held = entry(2).with(Declared.holder(Told.of("sub-9", "mdm", SEEN)));
    store.put(List.of(revoked, held, Sample.of(3).issuer("CN=Other").entry("folder", SEEN)));
    assertThat(all(filter("", Optional.of(Status.Kind.REVOKED), "", ""))).containsExactly(revoked);
    assertThat(all(filter("", Optional.empty(), "sub-9", ""))).containsExactly(held);
    assertThat(all(filter("cn=OTHER", Optional.empty(), "", ""))).hasSize(1);
    assertThat(all(filter("", Optional.empty(), "", "rsa"))).hasSize(3);
    assertThat(all(filter("", Optional.empty(), "", "EC"))).isEmpty();
  }

  @Test
  void whatIsToldOfANumberReachesTheCertificateWhicheverComesFirst() {
    Entry whole = entry(5);
    Entry told = told(whole).with(owner("payments", SEEN));
    // When
    store.put(List.of(told));
    assertThat(store.byId(told.id())).contains(told);
    store.put(List.of(whole));
    // Then
    assertThat(store.size()).isEqualTo(1);
    assertThat(store.byFingerprint(whole.id()).orElseThrow().owner()).isEqualTo("payments");
    assertThat(store.byId(told.id())).isEmpty();
    // And the other way round, in one batch too, and for one that comes later still.
    Entry later = Sample.of(5).life(Sample.BEGIN, END.plusSeconds(9)).entry("ct", SEEN);
    store.put(List.of(told(whole).with(owner("web", SEEN.plusSeconds(3))), later));
    assertThat(store.byFingerprint(whole.id()).orElseThrow().owner()).isEqualTo("web");
    assertThat(store.byFingerprint(later.id()).orElseThrow().owner()).isEqualTo("web");
    assertThat(store.size()).isEqualTo(2);
  }

  @Test
  void aFingerprintIsEnoughToTellOfIt() {
    Entry whole = entry(6);
    store.put(List.of(Entry.fingerprint(whole.id(), "csv", SEEN).with(owner("web", SEEN))));
    // When
    store.put(List.of(whole));
    // Then
    assertThat(store.size()).isEqualTo(1);
    assertThat(store.byName("host6.example.org", "", 5).entries().getFirst().owner())
        .isEqualTo("web");
  }

  @Test
  void oneIsForgottenWithAllThatLedToIt() {
    Entry entry = entry(8);
    store.put(List.of(entry, entry(9)));
    // When
    boolean gone = store.forget(entry.id());
    // Then
    assertThat(gone).isTrue();
    assertThat(store.forget(entry.id())).isFalse();
    assertThat(store.size()).isEqualTo(1);
    assertThat(store.byName("host8.example.org", "", 5).entries()).isEmpty();
  }

  @Test
  void itSaysWhatItTakes() {
    store.put(entries(1, 50));
    assertThat(store.footprint().memory()).isBetween(1L, 16L << 20);
  }

  private List<Entry> all(Filter filter) {
    List<Entry> found = new ArrayList<>();
    String cursor = "";
    do {
      Page page = store.list(filter, cursor, 7);
      found.addAll(page.entries());
      cursor = page.next().orElse("");
    } while (!cursor.isEmpty());
    return found;
  }

  private static Filter byOwner(String owner) {
    return new Filter(owner, "", "", Optional.empty(), Optional.empty(), "", "", "");
  }

  private static Filter filter(
      String issuer, Optional<Status.Kind> status, String holder, String algorithm) {
    return new Filter("", "", issuer, Optional.empty(), status, holder, algorithm, "");
  }

  private static Declared owner(String owner, Instant at) {
    return new Declared(null, Told.of(owner, "csv", at), null, null, null, null, List.of());
  }

  private static Entry told(Entry whole) {
    Certificate c = whole.certificate();
    return Entry.told(
        new Certificate(
            c.issuer(), c.serial(), "", "", "", Instant.EPOCH, Instant.EPOCH, false, ""),
        "list",
        SEEN);
  }

  private static List<Entry> entries(long from, long until) {
    return LongStream.rangeClosed(from, until).mapToObj(InventoryStoreTest::entry).toList();
  }

  private static Entry entry(long serial) {
    return Sample.of(serial).entry("folder", SEEN);
  }
}
