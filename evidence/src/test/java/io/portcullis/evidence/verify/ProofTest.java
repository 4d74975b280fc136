package io.portcullis.evidence.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.evidence.checkpoint.CheckpointKey;
import io.portcullis.evidence.export.ExportFolder;
import io.portcullis.evidence.timestamp.Trusted;
import io.portcullis.model.evidence.Dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The proof of one record, made and forged; both verifiers. */
class ProofTest {
  private static final String ID = "c0-0000000000000014";

  @TempDir private Path temp;
  private final Trail trail = Trail.usual();

  @ParameterizedTest
  @CsvSource({
    "c0-15, is no id of a record",
    "c0-0000000000000099, no checkpoint covers c0-0000000000000099",
    "c9-0000000000000001, no checkpoint covers c9-0000000000000001"
  })
  void whatIsNotSignedCanNotBeProved(String id, String why) {
    assertThatThrownBy(() -> prove(id)).isInstanceOf(IOException.class).hasMessageContaining(why);
  }

  @Test
  void aRecordOfAKindThatIsNotWholeCanNotBeProved() {
    // Given
    trail.chains.get("c0").remove(17);
    // When, then
    assertThatThrownBy(() -> prove(ID))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("of the 2 records of portcullis.audit")
        .hasMessageContaining("1 are here");
  }

  @Test
  void aFileOfAnotherFormIsNamed() throws Exception {
    // Given
    Path file = Files.writeString(temp.resolve("proof.json"), "{\"version\":1}");
    // When, then
    assertThatThrownBy(() -> Proof.read(file)).hasMessageContaining("proof.json is no proof");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"port\":7 | \"port\":8 | the record is not what its seal says",
        "\"index\":0 | \"index\":1 | checkpoint 2 did not sign this record",
        "\"size\":2 | \"size\":3 | checkpoint 2 did not sign this record",
        "\"number\":2 | \"number\":1 | checkpoint 1 is not what the key signed",
        "\"by\":\"syslog\",\"checkpoint\":\" | \"by\":\"syslog\",\"checkpoint\":\"00 | is no proof"
      })
  void aForgedOneIsFound(String from, String to, String why) throws Exception {
    // Given
    String proof = prove(ID).text();
    assertThat(proof).contains(from);
    // When
    String said = checked(proof.replaceFirst(java.util.regex.Pattern.quote(from), to), trail.key);
    // Then
    assertThat(said).contains(why);
    assertThat(python(proof.replaceFirst(java.util.regex.Pattern.quote(from), to)).code())
        .isNotZero();
  }

  @Test
  void aKeyThatIsNotTrustedVouchesForNothing() throws Exception {
    // Given
    CheckpointKey other = new CheckpointKey(Trail.pair().getPublic());
    // When
    String said = checked(prove(ID).text(), other);
    // Then
    assertThat(said).contains("which nobody vouches for");
    assertThat(python(prove(ID).text(), other).code()).isEqualTo(1);
  }

  @Test
  void oneRecordIsProvedByAWitnessedCheckpointAlone() throws Exception {
    // Given
    Proof made = prove(ID);
    Files.writeString(temp.resolve("proof.json"), made.text());
    // When
    Proof proof = Proof.read(temp.resolve("proof.json"));
    // Then
    ProofCheck check = check(proof, trail.key);
    assertThat(check.problems()).isEmpty();
    assertThat(check.id()).isEqualTo(ID);
    assertThat(check.trusted()).isTrue();
    assertThat(check.witnessed()).contains(trail.witnesses.getFirst().at());
    assertThat(proof.checkpoints()).hasSize(2);
    Python.Answer second = python(made.text());
    assertThat(second.text()).contains("holds: " + ID);
    assertThat(second.code()).isZero();
  }

  @Test
  void aRecordStaysProvableWhenOtherKindsAreGoneAndItsOwnPersonIsErased() throws Exception {
    // Given
    trail.chains.get("c0").removeIf(r -> r.contains("portcullis.signals"));
    trail.chains.get("c0").replaceAll(r -> r.contains("\"sequence\":14,") ? redacted(r) : r);
    // When
    Proof proof = prove(ID);
    // Then
    ProofCheck check = check(proof, trail.key);
    assertThat(check.problems()).isEmpty();
    assertThat(check.redacted()).isEqualTo("order-7");
    assertThat(python(proof.text()).code()).isZero();
  }

  @Test
  void whatNobodyWitnessedIsProvedAndSaysSo() throws Exception {
    // Given
    trail.record("c0", Dataset.AUDIT).checkpoint();
    // When
    ProofCheck check = check(prove("c0-0000000000000041"), trail.key);
    // Then
    assertThat(check.holds()).isTrue();
    assertThat(check.witnessed()).isEmpty();
  }

  private static String redacted(String line) {
    return io.portcullis.connectors.api.Json.text(
        io.portcullis.model.evidence.SealedDocument.from(Trail.document(line))
            .redact("order-7")
            .fields());
  }

  private Proof prove(String id) throws IOException {
    Path folder = temp.resolve("export");
    if (!Files.exists(folder)) {
      trail.write(folder);
    }
    ExportFolder export = ExportFolder.open(folder);
    return new Prover(
            export, export.checkpoints().orElseThrow(), export.witnesses(), List.of(trail.key))
        .of(id);
  }

  private static ProofCheck check(Proof proof, CheckpointKey key) {
    return ProofCheck.of(proof, new Keys(List.of(key), proof.keys()), new Trusted(List.of()));
  }

  /** What is wrong with it, in one text. */
  private String checked(String proof, CheckpointKey key) throws IOException {
    Path file = Files.writeString(temp.resolve("proof.json"), proof);
    try {
      return String.join("; ", check(Proof.read(file), key).problems());
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  private Python.Answer python(String proof) throws Exception {
    return python(proof, trail.key);
  }

  private Python.Answer python(String proof, CheckpointKey key) throws Exception {
    Path file = Files.writeString(temp.resolve("proof.json"), proof);
    return Python.run("prove.py", file, temp.resolve("key.pem"), key);
  }
}
