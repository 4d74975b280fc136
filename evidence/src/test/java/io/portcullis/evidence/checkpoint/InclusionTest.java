package io.portcullis.evidence.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.model.Ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InclusionTest {
  @Test
  void aLeafThatIsNotInTheTreeIsRefused() {
    assertThatThrownBy(() -> new Inclusion(3, 3, List.of()))
        .hasMessageContaining("leaf 3 of 3, by 0 hashes");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 31, 64, 65, 100})
  void eachLeafLeadsToTheRootAndToNoOther(int size) {
    // Given
    List<String> seals =
        IntStream.range(0, size).mapToObj(n -> Ids.sha256(new byte[] {(byte) n})).toList();
    Merkle tree = new Merkle();
    seals.forEach(tree::add);
    for (int i = 0; i < size; i++) {
      // When
      Inclusion proof = Inclusion.of(i, seals);
      // Then
      assertThat(proof.root(seals.get(i))).contains(tree.root());
      assertThat(proof.root(Ids.sha256(new byte[] {(byte) 200}))).isNotEqualTo(tree.root());
      int other = (i + 1) % size;
      if (other != i) {
        assertThat(new Inclusion(other, size, proof.path()).root(seals.get(i)))
            .isNotEqualTo(java.util.Optional.of(tree.root()));
      }
    }
  }

  @Test
  void aPathThatIsTooLongOrTooShortLeadsNowhere() {
    // Given
    List<String> seals =
        IntStream.range(0, 5).mapToObj(n -> Ids.sha256(new byte[] {(byte) n})).toList();
    Inclusion proof = Inclusion.of(1, seals);
    List<String> longer = new ArrayList<>(proof.path());
    longer.add(seals.get(0));
    // When, then
    assertThat(new Inclusion(1, 5, longer).root(seals.get(1))).isEmpty();
    assertThat(new Inclusion(1, 5, proof.path().subList(0, 2)).root(seals.get(1))).isEmpty();
  }
}
