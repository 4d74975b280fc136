package io.portcullis.evidence.checkpoint;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Against the leaves and roots that logs of Certificate Transparency are tested with. */
class MerkleTest {
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");
  private static final List<String> ROOTS =
      List.of(
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void nothingHasTheHashOfNothing() {
    assertThat(Merkle.empty())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void rootsAreThoseOfTheVectors() {
    // Given
    Merkle tree = new Merkle();
    List<String> roots = new ArrayList<>();
    // When
    for (String leaf : LEAVES) {
      tree.add(HexFormat.of().parseHex(leaf));
      roots.add(tree.root());
    }
    // Then
    assertThat(roots).isEqualTo(ROOTS);
    assertThat(tree.size()).isEqualTo(LEAVES.size());
  }

  @Property(tries = 200)
  void isWhatTheDefinitionSays(@ForAll @Size(max = 70) List<byte[]> leaves) throws Exception {
    // Given
    Merkle tree = new Merkle();
    // When
    leaves.forEach(tree::add);
    // Then
    assertThat(tree.root()).isEqualTo(HexFormat.of().formatHex(definition(leaves)));
  }

  /** RFC 9162 section 2.1.1, word for word. */
  private static byte[] definition(List<byte[]> d) throws Exception {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    if (d.isEmpty()) {
      return sha256.digest();
    }
    if (d.size() == 1) {
      sha256.update((byte) 0);
      return sha256.digest(d.getFirst());
    }
    int k = Integer.highestOneBit(d.size() - 1);
    sha256.update((byte) 1);
    sha256.update(definition(d.subList(0, k)));
    return sha256.digest(definition(d.subList(k, d.size())));
  }
}
