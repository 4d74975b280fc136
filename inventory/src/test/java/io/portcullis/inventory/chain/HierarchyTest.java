package io.portcullis.inventory.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.portcullis.inventory.chain.Chain.Ending;
import io.portcullis.inventory.chain.Pki.Ca;

import static io.portcullis.inventory.chain.Pki.day;
import static io.portcullis.inventory.chain.Pki.named;
import static io.portcullis.inventory.chain.Pki.told;
import static org.assertj.core.api.Assertions.assertThat;

class HierarchyTest {
  private final Ca one = Ca.of("CN=One");
  private final Ca two = Ca.of("CN=Two");
  private final Ca middle = Ca.of("CN=Middle");
  private final Ca issuing = Ca.of("CN=Issuing");

  @Test
  void theSameNameWithoutTheSignatureIsNoParent() {
    // Given: somebody else of that name, and key identifiers that are not there to tell
    Node impostor = without(Ca.of("CN=One").root(3_000));
    Node child = without(one.signs(issuing, 1_000));
    // When
    Hierarchy hierarchy = of(impostor, child);
    // Then
    assertThat(hierarchy.parents(child.id())).isEmpty();
    assertThat(hierarchy.best(child.id()).orElseThrow().ending()).isEqualTo(Ending.UNKNOWN);
  }

  @Test
  void whatClaimsToBeARootWithoutHavingSignedItselfIsNone() {
    // Given
    Node forged = without(Ca.of("CN=One").signs(one, 3_000));
    // When, Then
    assertThat(of(forged).best(forged.id()).orElseThrow().ending()).isEqualTo(Ending.UNKNOWN);
  }

  @Test
  void aLoopIsNotFollowed() {
    // Given: two that vouch for each other, and for one below
    Node a = named("cn=b", "cn=a", 100);
    Node b = named("cn=a", "cn=b", 100);
    Node c = named("cn=a", "cn=c", 100);
    // When
    Hierarchy hierarchy = of(a, b, c);
    // Then
    assertThat(hierarchy.best("cn=a>cn=c").orElseThrow().nodes()).hasSize(3);
    assertThat(kinds(hierarchy)).contains(Remark.Kind.LOOP, Remark.Kind.NO_ROOT);
  }

  @Test
  void aChainIsTenLongAtMost() {
    // Given
    List<Node> tower = new ArrayList<>(List.of(named("cn=0", "cn=0", 100)));
    IntStream.range(1, 11).forEach(i -> tower.add(named("cn=" + (i - 1), "cn=" + i, 100)));
    // When
    Hierarchy hierarchy = new Hierarchy(tower, Set.of());
    // Then
    assertThat(ending(hierarchy, "cn=8>cn=9")).isEqualTo(Ending.ROOT);
    assertThat(ending(hierarchy, "cn=9>cn=10")).isEqualTo(Ending.UNKNOWN);
    assertThat(kinds(hierarchy)).contains(Remark.Kind.TOO_DEEP);
  }

  @Test
  void waysThatMultiplyAreCounted() {
    // Given: on each of eight floors four that are all signed by all of the floor above
    List<Node> floors = new ArrayList<>(List.of(named("cn=0", "cn=0", 100)));
    for (int floor = 1; floor < 9; floor++) {
      for (int of = 0; of < 4; of++) {
        floors.add(floor(floor, of));
      }
    }
    // When
    Hierarchy hierarchy = new Hierarchy(floors, Set.of());
    // Then
    assertThat(hierarchy.chains("8-0")).hasSize(Climb.MOST_CHAINS);
    assertThat(kinds(hierarchy)).contains(Remark.Kind.TOO_MANY_CHAINS);
  }

  @Test
  void aWholeChainIsProved() {
    // When
    Hierarchy hierarchy = of(one.root(3_000), one.signs(middle, 2_000), middle.signs(issuing, 900));
    // Then
    Chain best = hierarchy.best("CN=Middle>CN=Issuing 900").orElseThrow();
    assertThat(best.nodes())
        .extracting(Node::subject)
        .containsExactly("cn=issuing", "cn=middle", "cn=one");
    assertThat(best.proof()).isEqualTo(Proof.SIGNATURE);
    assertThat(best.breaks()).isEqualTo(day(900));
    assertThat(Remarks.of(hierarchy, day(0))).isEmpty();
  }

  @Test
  void whatIsOnlyToldOfIsProvedByItsKeyIdentifierOrItsName() {
    // Given
    Node root = told(one.root(3_000));
    Node child = one.signs(issuing, 900);
    // When, Then
    assertThat(of(root, child).best(child.id()).orElseThrow().proof()).isEqualTo(Proof.KEY_ID);
    assertThat(of(without(root), child).best(child.id()).orElseThrow().proof())
        .isEqualTo(Proof.NAME);
    assertThat(of(told(two.root(9)), child).parents(child.id())).isEmpty();
  }

  @Test
  void aRootThatIsDeclaredOfflineEndsAChain() {
    // Given
    Node child = one.signs(issuing, 900);
    // When
    Hierarchy hierarchy = new Hierarchy(List.of(child), Set.of("cn=one"));
    // Then
    assertThat(ending(hierarchy, child.id())).isEqualTo(Ending.OFFLINE);
    assertThat(Remarks.of(hierarchy, day(0))).isEmpty();
  }

  @Test
  void ofTwoWaysUpTheOneThatLastsLongerCounts() {
    // Given: Middle is signed by One, which ends soon, and by Two
    Node child = middle.signs(issuing, 1_500);
    List<Node> nodes =
        List.of(
            one.root(100), two.root(3_000), one.signs(middle, 99), two.signs(middle, 2_000), child);
    // When
    Hierarchy hierarchy = new Hierarchy(nodes, Set.of());
    // Then
    assertThat(hierarchy.best(child.id()).orElseThrow().top().subject()).isEqualTo("cn=two");
    assertThat(hierarchy.chains(child.id())).hasSize(2);
    assertThat(kinds(hierarchy)).containsExactly(Remark.Kind.CROSS_SIGNED);
  }

  @Test
  void rootsThatSignEachOtherAreNoLoop() {
    // When
    Hierarchy hierarchy =
        of(
            one.root(1_000),
            two.root(3_000),
            one.signs(two, 900),
            two.signs(one, 2_000),
            one.signs(issuing, 500));
    // Then: both are roots and signed by another, which is what cross-signing is
    assertThat(kinds(hierarchy))
        .containsExactly(Remark.Kind.CROSS_SIGNED, Remark.Kind.CROSS_SIGNED);
    assertThat(hierarchy.best("CN=One>CN=Issuing 500").orElseThrow().breaks()).isEqualTo(day(500));
  }

  @Test
  void whatLivesLongerThanItsParentIsNamedWithTheParentsEnd() {
    // When
    Hierarchy hierarchy = of(one.root(1_000), one.signs(issuing, 1_001));
    // Then
    assertThat(Remarks.of(hierarchy, day(0)))
        .containsExactly(
            new Remark(Remark.Kind.OUTLIVES_PARENT, List.of("CN=One>CN=Issuing 1001"), day(1_000)));
  }

  @Test
  void oneNameWithTwoKeysAtATimeIsAMigration() {
    // When
    Hierarchy hierarchy = of(one.root(1_000), Ca.of("CN=One").root(3_000));
    // Then
    assertThat(kinds(hierarchy)).containsExactly(Remark.Kind.PARALLEL);
    assertThat(Remarks.of(hierarchy, day(1_001))).isEmpty();
  }

  @Test
  void anOfflineRootThatIsHereIsSaid() {
    // When
    Hierarchy hierarchy = new Hierarchy(List.of(one.root(1_000)), Set.of("CN=One"));
    // Then
    assertThat(kinds(hierarchy)).containsExactly(Remark.Kind.OFFLINE_ROOT);
  }

  @Test
  void aLeafHasAChainToo() {
    // Given
    Hierarchy hierarchy = of(one.root(1_000), one.signs(issuing, 900));
    // When
    Optional<Chain> chain = hierarchy.above(issuing.signs(Ca.of("CN=leaf"), 100));
    // Then
    assertThat(chain.orElseThrow().nodes()).hasSize(3);
  }

  private static Hierarchy of(Node... nodes) {
    return new Hierarchy(List.of(nodes), Set.of());
  }

  private static Ending ending(Hierarchy hierarchy, String id) {
    return hierarchy.best(id).orElseThrow().ending();
  }

  private static List<Remark.Kind> kinds(Hierarchy hierarchy) {
    return Remarks.of(hierarchy, day(0)).stream().map(Remark::kind).toList();
  }

  private static Node floor(int floor, int of) {
    return new Node(
        floor + "-" + of,
        "cn=" + floor,
        "cn=" + (floor - 1),
        "key " + floor + of,
        "",
        "",
        day(0),
        day(100),
        true,
        Optional.empty());
  }

  private static Node without(Node node) {
    return new Node(
        node.id(),
        node.subject(),
        node.issuer(),
        node.spki(),
        "",
        "",
        node.notBefore(),
        node.notAfter(),
        node.authority(),
        node.whole());
  }
}
