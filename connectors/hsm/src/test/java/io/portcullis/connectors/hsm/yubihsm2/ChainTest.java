package io.portcullis.connectors.hsm.yubihsm2;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.hsm.yubihsm2.Chain.Link;

import static org.assertj.core.api.Assertions.assertThat;

class ChainTest {
  private static final byte[] ZERO = new byte[16];

  /** An entry with the hash that the device would give it. */
  private static LogEntry after(byte[] before, int item) {
    return entry(item, entry(item, ZERO).digestAfter(before));
  }

  private static LogEntry entry(int item, byte[] digest) {
    return new LogEntry(item, 0x56, 35, 1, 0x1234, 0xffff, 0xd6, 900, digest);
  }

  @Test
  void breaksWhereAnEntryWasChanged() {
    // Given
    LogEntry first = after(ZERO, 7);
    LogEntry second = after(first.digest(), 8);
    LogEntry changed = new LogEntry(8, 0x58, 35, 1, 0x1234, 0xffff, 0xd8, 900, second.digest());
    Chain chain = new Chain();
    chain.follow(first);
    // When
    Link link = chain.follow(changed);
    // Then
    assertThat(link).isEqualTo(Link.BROKEN);
  }

  @Test
  void tellsAGapFromABreak() {
    // Given
    LogEntry first = after(ZERO, 7);
    Chain chain = new Chain();
    chain.follow(first);
    // When
    Link link = chain.follow(after(first.digest(), 9));
    // Then
    assertThat(link).isEqualTo(Link.GAP);
  }

  @Test
  void holdsOverTheEndOfTheNumbers() {
    // Given
    LogEntry last = after(ZERO, 65_535);
    Chain chain = new Chain();
    chain.follow(last);
    // When
    Link link = chain.follow(after(last.digest(), 0));
    // Then
    assertThat(link).isEqualTo(Link.HOLDS);
  }

  @Test
  void takesAnOutputThatRepeatsTheLastOne() {
    // Given
    LogEntry entry = after(ZERO, 7);
    Chain chain = new Chain();
    chain.follow(entry);
    chain.anew();
    // When
    Link link = chain.follow(entry);
    // Then
    assertThat(link).isEqualTo(Link.BEGINNING);
  }

  @Test
  void saysThatANumberGoesBack() {
    // Given
    Chain chain = new Chain();
    chain.follow(after(ZERO, 7));
    // When
    Link link = chain.follow(after(ZERO, 6));
    // Then
    assertThat(link).isEqualTo(Link.DISORDER);
  }
}
