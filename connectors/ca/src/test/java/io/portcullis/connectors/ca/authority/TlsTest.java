package io.portcullis.connectors.ca.authority;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.connectors.api.CertificateFile;
import io.portcullis.connectors.api.Pem;
import io.portcullis.connectors.api.http.ClientKey;
import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.api.http.TlsMaterial;
import io.portcullis.connectors.ca.testkit.Keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files of authorities and of the hub's own key. It is here because keys are made here. */
class TlsTest {
  private static final String CA = "CN=Tls CA";
  private static final KeyPair CA_KEY = Keys.ec();
  private static final KeyPair OWN = Keys.ec();

  @TempDir Path dir;
  private Path trust;
  private Path certificates;

  @BeforeEach
  void write() throws Exception {
    trust = Files.writeString(dir.resolve("trust.pem"), Keys.pem(Keys.authority(CA, CA_KEY)));
    certificates = Files.writeString(dir.resolve("hub.pem"), leaf(OWN));
  }

  @Test
  void aFileThatIsNotThereIsNamedWithItsSetting() {
    // Given
    Tls tls = new Tls(Optional.of(dir.resolve("none.pem")), Optional.empty());
    // When, Then
    assertThatThrownBy(tls::read)
        .isInstanceOf(IOException.class)
        .hasMessage("tls.trust: " + dir.resolve("none.pem") + " is not there");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no PEM at all | holds no certificate in PEM or DER
          -----BEGIN CERTIFICATE-----MIIB | the PEM block is cut off
          -----BEGIN CERTIFICATE-----?!-----END CERTIFICATE----- | the PEM block is not base64
          -----BEGIN CERTIFICATE-----AAAA-----END CERTIFICATE----- | not an X.509 certificate
          -----BEGIN PRIVATE KEY-----AAAA-----END PRIVATE KEY----- | holds no certificate in PEM or DER
          """)
  void whatIsNoCertificateIsToldWithItsFile(String content, String why) throws IOException {
    // Given
    Files.writeString(trust, content);
    Files.writeString(certificates, content);
    // When, Then
    assertThatThrownBy(() -> new Tls(Optional.of(trust), Optional.empty()).read())
        .hasMessageStartingWith("tls.trust: " + trust)
        .hasMessageEndingWith(why);
    assertThatThrownBy(() -> client(Pem.write("PRIVATE KEY", encoded(OWN))).read())
        .hasMessageStartingWith("tls.client: " + certificates)
        .hasMessageEndingWith(why);
  }

  @Test
  void aBrokenOneAmongGoodOnesIsNotLeftOut() throws IOException {
    // Given
    Files.writeString(
        trust, Files.readString(trust) + Pem.write("CERTIFICATE", new byte[] {1, 2, 3}));
    // When, Then
    assertThatThrownBy(() -> new Tls(Optional.of(trust), Optional.empty()).read())
        .hasMessage("tls.trust: " + trust + ": not an X.509 certificate");
  }

  @Test
  void aFileHasABound() throws IOException {
    // Given
    String one = Files.readString(trust);
    Path most = dir.resolve("most.pem");
    Files.writeString(most, one.repeat(CertificateFile.MAX_CERTIFICATES));
    Path more = dir.resolve("more.pem");
    Files.writeString(more, one.repeat(CertificateFile.MAX_CERTIFICATES + 1));
    Path longer = dir.resolve("longer.pem");
    Files.write(longer, new byte[CertificateFile.MAX_BYTES + 1]);
    // When, Then
    assertThatThrownBy(() -> new Tls(Optional.of(more), Optional.empty()).read())
        .hasMessage("tls.trust: " + more + ": more than 100 certificates");
    assertThatThrownBy(() -> new Tls(Optional.of(longer), Optional.empty()).read())
        .hasMessage("tls.trust: " + longer + " is longer than 1048576 bytes");
    assertThat(new Tls(Optional.of(most), Optional.empty()).read().context()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secret words",
        "-----BEGIN RSA PRIVATE KEY-----c2VjcmV0-----END RSA PRIVATE KEY-----",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----c2VjcmV0-----END ENCRYPTED PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----c2VjcmV0-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----secret?-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----c2VjcmV0"
      })
  void whatIsNoKeyIsToldWithoutIt(String key) {
    // Given
    Tls tls = client(key);
    // When, Then
    assertThatThrownBy(tls::read)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("tls.client: key: ")
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("c2Vj");
  }

  @Test
  void aKeyOfAnotherCertificateIsRefused() throws Exception {
    // Given
    String same = Pem.write("PRIVATE KEY", encoded(Keys.ec()));
    String other = Pem.write("PRIVATE KEY", encoded(Keys.rsa()));
    // When, Then
    for (String key : new String[] {same, other}) {
      assertThatThrownBy(() -> client(key).read())
          .hasMessage(
              "tls.client: the first certificate of " + certificates + " is not of its key");
    }
  }

  @Test
  void aSecretThatIsNotThereIsNamed() {
    // Given
    ClientKey key =
        new ClientKey.Pem(
            certificates,
            () -> {
              throw new IllegalStateException("file:key.pem is not a file");
            });
    // When, Then
    assertThatThrownBy(() -> new Tls(Optional.empty(), Optional.of(key)).read())
        .hasMessage("tls.client: file:key.pem is not a file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void aKeyOfEachFamilyIsTakenWithItsChain(String algorithm) throws Exception {
    // Given
    KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    Files.writeString(certificates, leaf(pair) + "\n# its authority\n" + Files.readString(trust));
    String text = "Bag Attributes\n" + Pem.write("PRIVATE KEY", encoded(pair));
    // When
    TlsMaterial material = client(text).read();
    // Then
    assertThat(material.context()).isPresent();
  }

  @Test
  void aRenewedCertificateIsSomethingElseAndTheSameIsTheSame() throws Exception {
    // Given
    Tls tls = client(Pem.write("PRIVATE KEY", encoded(OWN)));
    String before = tls.read().id();
    String again = tls.read().id();
    Files.writeString(certificates, leaf(OWN));
    // When
    String after = tls.read().id();
    // Then
    assertThat(again).isEqualTo(before);
    assertThat(after).isNotEqualTo(before);
  }

  private Tls client(String key) {
    return new Tls(Optional.of(trust()), Optional.of(new ClientKey.Pem(certificates, () -> key)));
  }

  /** Sound whatever a test wrote to the other one. */
  private Path trust() {
    try {
      return Files.writeString(dir.resolve("sound.pem"), Keys.pem(Keys.authority(CA, CA_KEY)));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String leaf(KeyPair of) throws Exception {
    return Keys.pem(Keys.leaf(CA, CA_KEY, "CN=hub", of, BigInteger.valueOf(7)));
  }

  private static byte[] encoded(KeyPair pair) {
    return pair.getPrivate().getEncoded();
  }
}
