package io.portcullis.connectors.hsm.pkcs11;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.hsm.pkcs11.worker.KeyRow;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.KeyAttributes;
import io.portcullis.model.KeyAttributes.Word;
import io.portcullis.model.Statement.KeyObserved;

import static io.portcullis.connectors.hsm.pkcs11.KeyActions.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a real SoftHSM2 says of keys that were made in it, brought into it, and changed. */
class TokenReadIT {
  private static final String PIN = "pin-48151623";
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  @TempDir Path dir;
  private SoftHsm hsm;
  private Pkcs11Enforcer enforcer;

  @BeforeEach
  void token() throws Exception {
    hsm = SoftHsm.create(dir, TOKEN, PIN);
    Files.writeString(dir.resolve("pin"), PIN);
    enforcer =
        new Pkcs11Enforcer(hsm.config(TOKEN, dir.resolve("pin"), TIMEOUT), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    enforcer.close();
  }

  @Test
  void aTokenThatCanNotBeReadIsAnErrorAndNotAnEmptyOne() throws Exception {
    // Given
    Files.writeString(dir.resolve("pin"), "wrong-pin-777");
    // When / Then
    assertThatThrownBy(enforcer::read)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("CKR_PIN_INCORRECT")
        .hasMessageNotContaining("pin-777");
  }

  @Test
  void aKeyMadeInTheTokenIsProved() throws Exception {
    // Given
    hsm.key("EC:prime256v1", "a1", "--usage-sign");
    hsm.key("rsa:2048", "a2", "--usage-sign", "--usage-decrypt");
    // When
    List<Parsed> seen = seen();
    // Then
    KeyAttributes ec = key(seen, "a1");
    assertThat(ec.nonExportable()).isTrue();
    assertThat(ec.describe()).isEqualTo("EC P-256 \"key-a1\", proved non-exportable");
    assertThat(ec.usages()).contains("SIGN");
    assertThat(key(seen, "a2").size()).isEqualTo("2048");
    assertThat(key(seen, "a2").usages()).contains("SIGN", "DECRYPT");
  }

  @Test
  void aKeyThatWasBroughtInIsNotProved() throws Exception {
    // Given
    bring("b1");
    // When
    KeyAttributes key = key(seen(), "b1");
    // Then
    assertThat(key.nonExportable()).isFalse();
    assertThat(key.against()).contains("extractable", "not never-extractable", "not local");
  }

  @Test
  void aKeyThatWasClosedLaterIsNotProvedEither() throws Exception {
    // Given
    hsm.key("EC:prime256v1", "c1", "--usage-sign", "--extractable");
    program(TokenKeys.class.getName(), "close", "c1");
    // When
    KeyAttributes key = key(seen(), "c1");
    // Then
    assertThat(key.extractable()).isEqualTo(Word.CLEAR);
    assertThat(key.against()).containsExactly("not never-extractable");
  }

  @Test
  void anotherKeyThatTookThePlaceOfAProvedOneIsSeen() throws Exception {
    // Given
    hsm.key("EC:prime256v1", "d1", "--usage-sign");
    assertThat(key(seen(), "d1").nonExportable()).isTrue();
    hsm.tool("--delete-object", "--type", "privkey", "--id", "d1");
    bring("d1");
    // When
    KeyAttributes key = key(seen(), "d1");
    // Then
    assertThat(key.against()).contains("extractable", "not local");
  }

  @Test
  void aCopyThatCanBeTakenOutMakesTheKeyOne() throws Exception {
    // Given
    hsm.key("EC:prime256v1", "e1", "--usage-sign");
    bring("e1");
    // When
    List<Parsed> seen = seen();
    // Then
    assertThat(key(seen, "e1").against()).contains("extractable");
    assertThat(seen).hasSize(2);
  }

  @Test
  void theTokenTellsWhatItIs() {
    // When
    Parsed.Understood token = (Parsed.Understood) seen().getFirst();
    // Then
    assertThat(token.signals().getFirst().aliases().getFirst().type())
        .isEqualTo(AliasType.HSM_TOKEN);
    assertThat(token.ecs().toString())
        .contains("label=" + TOKEN, "manufacturer=SoftHSM", "ECDSA", "RSA_PKCS", "cryptoki_version")
        .doesNotContain(PIN);
  }

  @Test
  void aKeyWithoutAnIdIsToldOf() throws Exception {
    // Given
    hsm.tool("--keypairgen", "--key-type", "EC:prime256v1", "--label", "nameless", "--usage-sign");
    // When
    List<Parsed> seen = seen();
    // Then
    assertThat(seen)
        .filteredOn(Parsed.Broken.class::isInstance)
        .extracting(p -> ((Parsed.Broken) p).reason())
        .containsExactly("1 private keys without a usable CKA_ID can not be told apart");
  }

  @Test
  void moreKeysThanAPageHoldsAreReadOnceEach() throws Exception {
    // Given
    program(TokenKeys.class.getName(), "make", "40");
    // When
    TokenReading reading = enforcer.read();
    // Then
    assertThat(reading.total()).isEqualTo(40);
    assertThat(reading.keys()).hasSize(40).extracting(KeyRow::id).doesNotHaveDuplicates();
    assertThat(parse(reading)).hasSize(41).allMatch(Parsed.Understood.class::isInstance);
  }

  @Test
  void keysOverTheBoundAreCountedAndNotRead() throws Exception {
    // Given
    program(TokenKeys.class.getName(), "make", "22");
    // When
    String said = program("io.portcullis.connectors.hsm.pkcs11.worker.ListKeys", "21");
    // Then
    assertThat(said).contains("21 read, 22 seen");
    assertThat(program("io.portcullis.connectors.hsm.pkcs11.worker.ListKeys", "22"))
        .contains("22 read, 22 seen");
  }

  private List<Parsed> seen() {
    try {
      return parse(enforcer.read());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Parsed> parse(TokenReading reading) {
    return new ReadingParser()
        .parse(reading.body(), new ParseContext("token:hsm", Instant.EPOCH, "intake"));
  }

  private static KeyAttributes key(List<Parsed> seen, String id) {
    Alias name = new Alias(AliasType.PKCS11_KEY, TOKEN + ":" + id);
    return seen.stream()
        .filter(Parsed.Understood.class::isInstance)
        .flatMap(p -> ((Parsed.Understood) p).signals().stream())
        .filter(s -> s.aliases().contains(name))
        .map(s -> ((KeyObserved) s.statement()).attributes())
        .findFirst()
        .orElseThrow();
  }

  /** A key that was made outside, by OpenSSL. */
  private void bring(String id) throws Exception {
    Path key = dir.resolve("outside-" + id + ".der");
    assertThat(
            hsm.start(
                    "openssl",
                    "ecparam",
                    "-genkey",
                    "-name",
                    "prime256v1",
                    "-noout",
                    "-outform",
                    "DER",
                    "-out",
                    key.toString())
                .exit())
        .isZero();
    hsm.tool(
        "--write-object",
        key.toString(),
        "--type",
        "privkey",
        "--id",
        id,
        "--usage-sign",
        "--extractable");
  }

  private String program(String main, String... what) throws Exception {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main,
                SoftHsm.MODULE.toString(),
                PIN));
    line.addAll(List.of(what));
    SoftHsm.Seen seen = hsm.start(line.toArray(String[]::new));
    assertThat(seen.exit()).as(seen.output()).isZero();
    return seen.output();
  }
}
