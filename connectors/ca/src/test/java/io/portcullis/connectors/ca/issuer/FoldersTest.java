package io.portcullis.connectors.ca.issuer;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.ca.testkit.Actions;
import io.portcullis.connectors.ca.testkit.Keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Certificates and keys where ACME clients leave them. */
class FoldersTest {
  private static final String CA = "CN=Folder CA,O=Keep";
  private static final KeyPair CA_KEY = Keys.ec();
  private static final KeyPair LEAF_KEY = Keys.ec();

  @TempDir Path dir;
  private X509Certificate authority;
  private X509Certificate leaf;
  private CertificateFolder folder;

  @BeforeEach
  void make() throws Exception {
    authority = Keys.authority(CA, CA_KEY);
    leaf = leaf(CA_KEY, 77);
    folder = new CertificateFolder(dir, new Issuers(List.of(authority)));
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    CertificateFolder gone =
        new CertificateFolder(dir.resolve("gone"), new Issuers(List.of(authority)));
    assertThatThrownBy(() -> gone.find(Actions.target(leaf)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(dir.resolve("gone").toString());
  }

  @Test
  void whatAnotherSignedUnderTheNameIsNotFound() throws Exception {
    // Given
    write("forged.pem", Keys.pem(leaf(Keys.ec(), 77)));
    // When
    Optional<X509Certificate> found = folder.find(Actions.target(leaf));
    // Then
    assertThat(found).isEmpty();
  }

  @Test
  void filesThatAreTooLongOrBrokenAreLeftOut() throws Exception {
    // Given
    write("long.pem", Keys.pem(leaf) + "#".repeat(FolderIndex.MAX_BYTES));
    write("broken.pem", Keys.pem(leaf).replace("MII", "AII"));
    write("many.pem", Keys.pem(leaf).repeat(CertificateFolder.MAX_CERTIFICATES + 1));
    write("other.txt", Keys.pem(leaf));
    // When, Then
    assertThat(folder.find(Actions.target(leaf))).isEmpty();
    write("right.pem", Keys.pem(leaf).repeat(CertificateFolder.MAX_CERTIFICATES));
    assertThat(folder.find(Actions.target(leaf))).contains(leaf);
  }

  @Test
  void aFolderWithTooManyFilesIsNotLookedThrough() throws Exception {
    // Given
    FolderIndex<String> index =
        new FolderIndex<>(dir, List.of(".pem"), 3, text -> Map.of("a", "a"));
    for (int i = 0; i < 3; i++) {
      write(i + ".pem", "x");
    }
    assertThat(index.find("a")).isPresent();
    write("4.pem", "x");
    // When, Then
    assertThatThrownBy(() -> index.find("b")).hasMessageContaining("more than 3 files");
  }

  @Test
  void whatIsTooDeepIsNotFound() throws Exception {
    // Given
    Path deep = dir;
    for (int i = 0; i < FolderIndex.MAX_DEPTH; i++) {
      deep = deep.resolve("d");
    }
    Files.createDirectories(deep);
    Files.writeString(deep.resolve("leaf.pem"), Keys.pem(leaf));
    // When, Then
    assertThat(folder.find(Actions.target(leaf))).isEmpty();
    Files.move(deep.resolve("leaf.pem"), deep.resolveSibling("leaf.pem"));
    assertThat(folder.find(Actions.target(leaf))).contains(leaf);
  }

  @Test
  void aFileThatChangedIsReadAgainAndOneThatIsGoneIsForgotten() throws Exception {
    // Given
    write("device.crt", Keys.pem(leaf));
    assertThat(folder.find(Actions.target(leaf))).contains(leaf);
    X509Certificate renewed = leaf(CA_KEY, 78);
    // When
    write("device.crt", Keys.pem(renewed) + "\n");
    // Then
    assertThat(folder.find(Actions.target(renewed))).contains(renewed);
    assertThat(folder.find(Actions.target(leaf))).isEmpty();
    Files.delete(dir.resolve("device.crt"));
    assertThat(folder.find(Actions.target(renewed))).isEmpty();
  }

  @Test
  void chainsDerAndLinksAreRead() throws Exception {
    // Given: certbot's live folder is links into its archive
    X509Certificate second = leaf(CA_KEY, 78);
    X509Certificate third = leaf(CA_KEY, 79);
    Files.createDirectories(dir.resolve("live/host"));
    write("fullchain.pem", Keys.pem(leaf) + Keys.pem(authority));
    Files.write(dir.resolve("second.der"), second.getEncoded());
    write("hidden", Keys.pem(third));
    Files.createSymbolicLink(dir.resolve("live/host/cert.pem"), dir.resolve("hidden"));
    // When, Then
    for (X509Certificate one : List.of(leaf, second, third)) {
      assertThat(folder.find(Actions.target(one))).contains(one);
    }
  }

  @Test
  void aKeyThatEverybodyReadsIsNotUsed() throws Exception {
    // Given
    Path file = write("leaf.key", Keys.pem(LEAF_KEY));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    KeyFolder keys = new KeyFolder(dir);
    // When, Then
    assertThatThrownBy(() -> keys.find(LEAF_KEY.getPublic()))
        .hasMessageContaining("leaf.key can be read by everybody");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(keys.find(LEAF_KEY.getPublic()).orElseThrow().getPrivate().getEncoded())
        .isEqualTo(LEAF_KEY.getPrivate().getEncoded());
    assertThat(keys.find(CA_KEY.getPublic())).isEmpty();
  }

  @Test
  void issuersAreCertificatesOfCas() throws Exception {
    // Given
    write("leaf.pem", Keys.pem(leaf));
    write("empty.pem", "");
    // When, Then
    assertThatThrownBy(() -> Issuers.read(List.of(dir.resolve("leaf.pem"))))
        .hasMessageContaining("issuer-certificates", "is no certificate of a CA");
    assertThatThrownBy(() -> Issuers.read(List.of(dir.resolve("empty.pem"))))
        .hasMessageContaining("empty.pem holds no certificate");
    assertThatThrownBy(() -> Issuers.read(List.of(dir.resolve("none.pem"))))
        .hasMessageContaining("none.pem is not there");
    assertThatThrownBy(() -> Issuers.read(List.of())).hasMessageContaining("at least one");
    Issuers issuers = new Issuers(List.of(authority));
    assertThat(issuers.known("/O=keep/CN=folder ca")).isTrue();
    assertThat(issuers.known("CN=Folder CA")).isFalse();
  }

  private X509Certificate leaf(KeyPair by, int serial) throws Exception {
    return Keys.leaf(CA, by, "CN=device", LEAF_KEY, BigInteger.valueOf(serial));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(dir.resolve(name), text);
  }
}
