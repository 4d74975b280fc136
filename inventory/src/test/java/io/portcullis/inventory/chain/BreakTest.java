package io.portcullis.inventory.chain;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.portcullis.inventory.chain.Pki.Ca;

import static io.portcullis.inventory.chain.Pki.day;
import static org.assertj.core.api.Assertions.assertThat;

class BreakTest {
  private final Ca root = Ca.of("CN=Root");
  private final Ca other = Ca.of("CN=Other");
  private final Ca issuing = Ca.of("CN=Issuing");
  private final Leaves leaves = new Leaves();

  @Test
  void whatIsOverAndWhatIsFarAwayIsNotTold() {
    // Given
    Hierarchy hierarchy = of(root.root(100));
    // When, Then
    assertThat(Break.between(hierarchy, leaves, day(100), day(500))).isEmpty();
    assertThat(Break.between(hierarchy, leaves, day(0), day(99))).isEmpty();
  }

  @Test
  void aRootThatEndsFirstTakesAllWithIt() {
    // Given
    Node child = root.signs(issuing, 200);
    add(child, 99, 100, 150);
    // When
    List<Break> breaks = Break.between(of(root.root(100), child), leaves, day(0), day(1_000));
    // Then
    assertThat(breaks).hasSize(1);
    assertThat(breaks.getFirst().at()).isEqualTo(day(100));
    assertThat(breaks.getFirst().authorities())
        .extracting(Node::subject)
        .containsExactly("cn=root", "cn=issuing");
    assertThat(breaks.getFirst().certificates()).isEqualTo(2);
  }

  @Test
  void whatHasAnotherWayUpDoesNotHangOnIt() {
    // Given
    Hierarchy hierarchy =
        of(root.root(100), other.root(900), root.signs(issuing, 99), other.signs(issuing, 500));
    // When
    List<Break> breaks = Break.between(hierarchy, leaves, day(0), day(1_000));
    // Then: the certificate by the root that ends goes; Issuing lives on by the other
    assertThat(breaks).extracting(Break::at).containsExactly(day(99), day(100), day(500), day(900));
    assertThat(breaks.get(1).authorities()).extracting(Node::subject).containsExactly("cn=root");
  }

  @Test
  void leavesOfAnotherKeyOfThatNameAreNotItsOwn() {
    // Given
    Node old = root.root(100);
    add(old, 200);
    add(Ca.of("CN=Root").root(300), 200);
    // When
    List<Break> breaks = Break.between(of(old), leaves, day(0), day(150));
    // Then
    assertThat(breaks.getFirst().certificates()).isEqualTo(1);
  }

  @Test
  void issuersAboveTheBoundAreLeftOutAndSaidSo() {
    // When
    IntStream.rangeClosed(0, Leaves.MOST).forEach(i -> leaves.add("cn=" + i, "", day(1)));
    // Then
    assertThat(leaves.leftOut()).isEqualTo(1);
  }

  private void add(Node authority, int... ends) {
    IntStream.of(ends).forEach(e -> leaves.add(authority.subject(), authority.keyId(), day(e)));
  }

  private static Hierarchy of(Node... nodes) {
    return new Hierarchy(List.of(nodes), Set.of());
  }
}
