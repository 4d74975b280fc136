package io.portcullis.connectors.hsm.listing;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What every lister does, whatever its key service answers. */
public abstract class ListerContract {
  /** As the fakes know it. */
  public static final String SECRET = "s3cr3t-of-the-hub";

  public static final String WRONG = "s3cr3t-of-nobody";

  private final List<Duration> waits = new ArrayList<>();
  private FakeKeys fake;
  private KeyLister lister;

  protected abstract FakeKeys fake() throws IOException;

  @BeforeEach
  void start() throws IOException {
    fake = fake();
    lister = fake.lister(waits::add);
  }

  @AfterEach
  void end() {
    lister.close();
    fake.close();
  }

  @Test
  void aServiceThatIsTooBusyForLongIsGivenUp() {
    // Given
    fake.key("one");
    fake.api().fail(fake.listing(), 1_000, fake.throttled(0));
    // When, then
    assertThatThrownBy(this::list).isInstanceOf(Refusal.class);
    assertThat(waits).hasSize(Patience.TRIES - 1);
  }

  @Test
  void aServiceThatAsksForTimeIsLeftAloneAsLongAsItAsksAndNoLongerThanAMinute() throws Exception {
    // Given
    fake.key("one");
    fake.api().fail(fake.listing(), 1, fake.throttled(7));
    fake.api().fail(fake.describing("one"), 1, fake.throttled(9_999));
    // When
    KeyListing listing = list();
    // Then
    assertThat(described(listing)).containsExactly(fake.id("one"));
    assertThat(waits).containsExactly(fake.patience(7), fake.patience(9_999));
  }

  @Test
  void withoutATimeItWaitsTwiceAsLongEachTime() throws Exception {
    // Given
    fake.key("one");
    fake.api().fail(fake.listing(), 3, StrictApi.json(503, ""));
    // When
    KeyListing listing = list();
    // Then
    assertThat(described(listing)).containsExactly(fake.id("one"));
    assertThat(waits)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void aListThatIsCutOffIsAskedForAgainAndThenGivenUp() {
    // Given
    fake.key("one");
    fake.api().fail(fake.listing(), 1_000, StrictApi.cutOff());
    // When, then
    assertThatThrownBy(this::list).isInstanceOf(IOException.class);
    assertThat(waits).hasSize(Patience.TRIES - 1);
  }

  @Test
  void aPageOfAProxyIsNoList() {
    // Given
    fake.key("one");
    fake.api().fail(fake.listing(), 1_000, StrictApi.html());
    // When, then
    assertThatThrownBy(this::list).isInstanceOf(IOException.class);
    assertThat(lister.check()).isNotEqualTo("ok");
  }

  @Test
  void aListThatMayNotBeReadIsNotAskedForAgain() {
    // Given
    fake.key("one");
    fake.api().fail(fake.listing(), 1_000, fake.forbidden());
    // When, then
    assertThatThrownBy(this::list)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("is not allowed");
    assertThat(waits).isEmpty();
    assertThat(lister.check()).contains("is not allowed");
  }

  @Test
  void whoIsNotKnownIsToldSoWithoutTheSecret() {
    // Given
    fake.key("one");
    try (KeyLister stranger = fake.stranger(waits::add)) {
      // When
      String answer = stranger.check();
      // Then
      assertThat(answer).isNotEqualTo("ok").doesNotContain(WRONG);
      assertThatThrownBy(() -> stranger.list(KeyLister.MOST))
          .isInstanceOf(IOException.class)
          .hasMessageNotContaining(WRONG);
    }
  }

  @Test
  void aSecretThatCanNotBeReadIsToldByItsName() {
    // Given
    Supplier<String> missing =
        () -> {
          throw new IllegalStateException("env:KEYS_SECRET is not set");
        };
    try (KeyLister lost = fake.lister(waits::add, missing)) {
      // When
      String answer = lost.check();
      // Then
      assertThat(answer).isEqualTo("env:KEYS_SECRET is not set");
      assertThat(fake.api().calls()).isEmpty();
      assertThatThrownBy(() -> lost.list(KeyLister.MOST)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aKeyThatMayNotBeReadIsNotKnownAndTheOthersAre() throws Exception {
    // Given
    fake.key("one");
    fake.key("shut");
    fake.key("two");
    fake.api().fail(fake.describing("shut"), 1_000, fake.forbidden());
    // When
    KeyListing listing = list();
    // Then
    assertThat(described(listing)).containsExactly(fake.id("one"), fake.id("two"));
    assertThat(listing.notKnown()).isOne();
    assertThat(listing.keys())
        .filteredOn(KeyRow.NotKnown.class::isInstance)
        .singleElement()
        .satisfies(row -> assertThat(row.id()).isEqualTo(fake.id("shut")))
        .satisfies(row -> assertThat(((KeyRow.NotKnown) row).reason()).contains("is not allowed"));
    assertThat(listing.whole()).isTrue();
    assertThat(waits).isEmpty();
  }

  @Test
  void aKeyWhoseAnswerIsNoneIsNotKnownAndTheOthersAre() throws Exception {
    // Given
    fake.key("odd");
    fake.key("two");
    fake.api().fail(fake.describing("odd"), 1_000, StrictApi.html());
    // When
    KeyListing listing = list();
    // Then
    assertThat(described(listing)).containsExactly(fake.id("two"));
    assertThat(listing.notKnown()).isOne();
  }

  @Test
  void aKeyThatWasDeletedSinceTheListWasMadeIsNotThere() throws Exception {
    // Given
    fake.key("one");
    fake.key("two");
    fake.api().fail(fake.describing("one"), 1_000, fake.gone());
    // When
    KeyListing listing = list();
    // Then
    assertThat(listing.keys()).extracting(KeyRow::id).containsExactly(fake.id("two"));
  }

  @Test
  void moreKeysThanAreAskedForAreLeftOutAndToldOf() throws Exception {
    // Given
    for (int i = 0; i < 6; i++) {
      fake.key("key" + i);
    }
    // When
    KeyListing listing = lister.list(5);
    // Then
    assertThat(listing.keys()).hasSize(5);
    assertThat(listing.whole()).isFalse();
  }

  @Test
  void aKeyThatIsListedTwiceIsOne() throws Exception {
    // Given
    fake.key("one");
    fake.key("two");
    fake.twice("one");
    // When
    KeyListing listing = list();
    // Then
    assertThat(described(listing)).containsExactly(fake.id("one"), fake.id("two"));
    assertThat(listing.whole()).isTrue();
  }

  @Test
  void noKeyAtAllIsAWholeListing() throws Exception {
    // When
    KeyListing listing = list();
    // Then
    assertThat(listing.keys()).isEmpty();
    assertThat(listing.whole()).isTrue();
    assertThat(lister.check()).isEqualTo("ok");
  }

  private KeyListing list() throws IOException, InterruptedException {
    return lister.list(KeyLister.MOST);
  }

  private static List<String> described(KeyListing listing) {
    return listing.keys().stream()
        .filter(KeyRow.Described.class::isInstance)
        .map(KeyRow::id)
        .toList();
  }
}
