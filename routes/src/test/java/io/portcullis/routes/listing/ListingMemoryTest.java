package io.portcullis.routes.listing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.connectors.hsm.listing.KeyLister;
import io.portcullis.connectors.hsm.listing.KeyListing;
import io.portcullis.connectors.hsm.listing.KeyRow;
import io.portcullis.connectors.hsm.listing.Service;
import io.portcullis.model.KeyListed.Status;

import static io.portcullis.routes.listing.ListingSamples.cut;
import static io.portcullis.routes.listing.ListingSamples.key;
import static io.portcullis.routes.listing.ListingSamples.whole;
import static org.assertj.core.api.Assertions.assertThat;

class ListingMemoryTest {
  private static final Instant T1 = Instant.parse("2026-06-01T10:00:00Z");
  private static final Instant T2 = Instant.parse("2026-06-01T11:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"", "no base64 !", "bm8gZ3ppcA==", "H4sIAAAAAAAAA6uuBQBDv6ajAgAAAA=="})
  void whatNobodyKeptIsNothing(String text) {
    // When
    ListingMemory memory = ListingMemory.read(text);
    // Then
    assertThat(memory).isEqualTo(ListingMemory.NONE);
  }

  @Test
  void theFirstListingTellsOfNothingThatIsGone() {
    // When
    List<KeyRow> rows = ListingMemory.NONE.rows(whole(key("a")));
    // Then
    assertThat(rows).containsExactly(key("a"));
  }

  @Test
  void aListingThatIsCutTellsOfNothingThatIsGone() {
    // Given
    ListingMemory memory = ListingMemory.NONE.after(whole(key("a"), key("b")), T1);
    // When
    List<KeyRow> rows = memory.rows(cut(key("b")));
    // Then
    assertThat(rows).containsExactly(key("b"));
  }

  @Test
  void keysOfAnotherAccountAreNotGoneBecauseTheyAreNotHere() {
    // Given
    ListingMemory memory = ListingMemory.NONE.after(whole(key("a")), T1);
    KeyListing other = new KeyListing(new Service("AWS", "KMS", "other"), List.of(), true);
    // When
    List<KeyRow> rows = memory.rows(other);
    // Then
    assertThat(rows).isEmpty();
  }

  @Test
  void aKeyThatCouldNotBeDescribedIsNotGone() {
    // Given
    ListingMemory memory = ListingMemory.NONE.after(whole(key("a")), T1);
    KeyRow shut = new KeyRow.NotKnown("a", "", "not allowed");
    // When
    List<KeyRow> rows = memory.rows(whole(shut));
    // Then
    assertThat(rows).containsExactly(shut);
  }

  @Test
  void aKeyThatIsGoneIsToldOfOnce() {
    // Given
    ListingMemory memory = ListingMemory.NONE.after(whole(key("a"), key("b")), T1);
    // When
    List<KeyRow> rows = memory.rows(whole(key("b")));
    // Then
    assertThat(rows).containsExactly(key("b"), new KeyRow.Vanished("a", "", T1, false));
    ListingMemory after = again(memory.after(whole(key("b")), T2));
    assertThat(after.rows(whole(key("b")))).containsExactly(key("b"));
  }

  @Test
  void aKeyThatWasToBeDestroyedIsGoneAsItShouldBe() {
    // Given
    KeyRow ending = key("a", Status.PENDING_DELETION);
    ListingMemory memory = again(ListingMemory.NONE.after(whole(ending), T1));
    // When
    List<KeyRow> rows = memory.rows(whole());
    // Then
    assertThat(rows).containsExactly(new KeyRow.Vanished("a", "", T1, true));
  }

  @Test
  void aKeyThatIsBackIsToldSoOnce() {
    // Given
    ListingMemory gone = again(ListingMemory.NONE.after(whole(key("a")), T1)).after(whole(), T2);
    // When
    List<KeyRow> rows = again(gone).rows(whole(key("a")));
    // Then
    assertThat(rows).containsExactly(key("a").returned());
    assertThat(gone.after(whole(key("a")), T2).rows(whole(key("a")))).containsExactly(key("a"));
  }

  @Test
  void ofManyThatAreGoneSomeAreToldNowAndTheOthersTheNextTime() {
    // Given
    KeyRow[] many =
        IntStream.range(0, ListingMemory.MOST_TOLD + 7)
            .mapToObj(i -> key("key-%04d".formatted(i)))
            .toArray(KeyRow[]::new);
    ListingMemory memory = ListingMemory.NONE.after(whole(many), T1);
    // When
    List<KeyRow> now = memory.rows(whole());
    List<KeyRow> next = again(memory.after(whole(), T2)).rows(whole());
    // Then
    assertThat(now).hasSize(ListingMemory.MOST_TOLD);
    assertThat(next).hasSize(7);
    assertThat(next).extracting(KeyRow::id).doesNotContainAnyElementsOf(ids(now));
  }

  private static List<String> ids(List<KeyRow> rows) {
    return rows.stream().map(KeyRow::id).toList();
  }

  @Test
  void theMostKeysThatMayBeListedHaveRoomInAPlace() {
    // Given
    KeyRow[] most =
        IntStream.range(0, KeyLister.MOST)
            .mapToObj(i -> key("arn:aws:kms:eu-central-1:111122223333:key/" + uuid(i)))
            .toArray(KeyRow[]::new);
    // When
    ListingMemory memory = ListingMemory.NONE.after(whole(most), T1);
    // Then
    assertThat(memory.text()).hasSizeLessThan(ListingMemory.MOST_TEXT);
    assertThat(again(memory)).isEqualTo(memory);
  }

  @Test
  void namesWithoutRoomAreForgottenAndNotTheMoment() {
    // Given
    KeyRow[] long500 =
        IntStream.range(0, KeyLister.MOST)
            .mapToObj(
                i ->
                    key(
                        IntStream.range(0, 12)
                            .mapToObj(part -> uuid(i * 100 + part))
                            .reduce("", String::concat)))
            .toArray(KeyRow[]::new);
    // When
    ListingMemory kept = again(ListingMemory.NONE.after(whole(long500), T1));
    // Then
    assertThat(kept).isEqualTo(new ListingMemory("", T1, List.of(), List.of(), List.of()));
    assertThat(kept.rows(whole())).isEmpty();
  }

  private static String uuid(int seed) {
    byte[] bytes = Integer.toString(seed).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    return UUID.nameUUIDFromBytes(bytes).toString();
  }

  /** As another hub has it. */
  private static ListingMemory again(ListingMemory memory) {
    return ListingMemory.read(memory.text());
  }
}
