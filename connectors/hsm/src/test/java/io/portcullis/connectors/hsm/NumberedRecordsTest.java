package io.portcullis.connectors.hsm;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Mark;
import io.portcullis.connectors.api.Marks;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.hsm.aws.CloudTrailParser;
import io.portcullis.connectors.hsm.azure.KeyVaultParser;
import io.portcullis.connectors.hsm.cloudhsm.CloudHsmParser;
import io.portcullis.connectors.hsm.yubihsm2.YubiHsmParser;
import io.portcullis.model.Decision;
import io.portcullis.model.Flaw;
import io.portcullis.model.Policy;
import io.portcullis.model.Sequence;
import io.portcullis.model.Signal;
import io.portcullis.model.State;
import io.portcullis.model.SubjectKind;

import static org.assertj.core.api.Assertions.assertThat;

/** What the numbers in vendors' records lead to, from the bytes to the facts of the source. */
class NumberedRecordsTest {
  private static final Path VECTORS = Path.of("src/test/resources/vectors");
  private static final Policy NO_RULES =
      new Policy() {
        @Override
        public Evaluation evaluate(Case subject, Instant now) {
          return new Evaluation(List.of(), Optional.empty());
        }

        @Override
        public String digest() {
          return "none";
        }
      };

  private Instant now = Instant.parse("2026-06-01T12:00:00Z");
  private State source = State.fresh("src-1", SubjectKind.SOURCE, now);

  @Test
  void aYubiHsmChainIsCheckedFromOneBodyToTheNext() throws Exception {
    // Given
    List<String> log = yubihsm();
    reads(new YubiHsmParser(), String.join("\n", log.subList(0, 5)));
    // When
    reads(new YubiHsmParser(), String.join("\n", log.subList(5, 10)));
    // Then
    assertThat(flaws()).isEmpty();
    assertThat(sequence().known().last()).isEqualTo(10);
  }

  @Test
  void aYubiHsmEntryThatWasChangedBetweenTwoBodiesBreaksTheChain() throws Exception {
    // Given
    List<String> log = yubihsm();
    reads(new YubiHsmParser(), String.join("\n", log.subList(0, 5)));
    // When
    reads(new YubiHsmParser(), log.get(5).replace("cmd: 0x56", "cmd: 0x57"));
    // Then
    assertThat(flaws()).extracting(Flaw::kind).containsExactly(Flaw.Kind.BROKEN_LINK);
  }

  @Test
  void aYubiHsmLogThatWasWrittenOverHasAGap() throws Exception {
    // Given
    List<String> log = yubihsm();
    reads(new YubiHsmParser(), String.join("\n", log.subList(0, 5)));
    // When
    reads(new YubiHsmParser(), String.join("\n", log.subList(7, 10)));
    // Then
    assertThat(flaws()).extracting(Flaw::detail).containsExactly("2 missing: 6 to 7");
  }

  @Test
  void aYubiHsmLogThatIsReadAgainChangesNothing() throws Exception {
    // Given
    List<String> log = yubihsm();
    reads(new YubiHsmParser(), String.join("\n", log));
    // When
    reads(new YubiHsmParser(), String.join("\n", log));
    // Then
    assertThat(flaws()).isEmpty();
    assertThat(sequence().restarts()).isZero();
  }

  @Test
  void aCloudHsmEventThatCanNotBeReadIsNotMissing() {
    // Given
    reads(new CloudHsmParser(), cloudHsm("hsm-1", 0, "CN_LOGIN (0xd)"));
    reads(new CloudHsmParser(), cloudHsm("hsm-1", 1, ""));
    // When
    reads(new CloudHsmParser(), cloudHsm("hsm-1", 2, "CN_LOGIN (0xd)"));
    // Then
    assertThat(flaws()).isEmpty();
    assertThat(sequence().known().last()).isEqualTo(2);
  }

  @Test
  void eachHsmOfAClusterCountsByItself() {
    // Given
    reads(new CloudHsmParser(), cloudHsm("hsm-1", 7, "CN_LOGIN (0xd)"));
    reads(new CloudHsmParser(), cloudHsm("hsm-2", 3, "CN_LOGIN (0xd)"));
    // When
    reads(new CloudHsmParser(), cloudHsm("hsm-1", 9, "CN_LOGIN (0xd)"));
    // Then
    assertThat(flaws())
        .extracting(Flaw::sequence, Flaw::detail)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("hsm-1", "1 missing: 8"));
  }

  @Test
  void aCloudHsmWithoutAStreamCanNotBeToldFromTheOthers() {
    // When
    List<Parsed> parsed =
        new CloudHsmParser()
            .parse(
                bytes(
                    "Time: x, usecs:1780124400000000\nSequence No : 0x1\nReboot counter : 0x1\nOpcode : CN_LOGIN (0xd)\n"),
                context());
    // Then
    assertThat(parsed).singleElement().extracting(Parsed::mark).isEqualTo(Optional.empty());
  }

  @Test
  void azureCloudHsmCountsReboots() {
    // When
    List<Parsed> parsed =
        new KeyVaultParser()
            .parse(
                bytes(
                    "{\"time\":\"2026-05-30T07:00:02Z\",\"operationName\":\"CN_LOGIN\",\"properties\":"
                        + "{\"MemberId\":\"p-1\",\"SequenceNo\":\"0x1a\",\"RebootCounter\":\"12\"}}"),
                context());
    // Then
    Instant at = Instant.parse("2026-05-30T07:00:02Z");
    assertThat(parsed.getFirst().mark()).contains(Mark.counted("p-1", "12", 26, at));
  }

  @Test
  void aTrailsDigestFileThatIsMissingIsAGap() {
    // Given
    String first = digest("13", "");
    reads(new CloudTrailParser(), first);
    // When
    reads(new CloudTrailParser(), digest("15", "00"));
    // Then
    assertThat(flaws()).extracting(Flaw::kind).containsExactly(Flaw.Kind.GAP);
  }

  @Test
  void aTrailsDigestFileThatWasReplacedBreaksTheChain() throws Exception {
    // Given
    String first = digest("13", "");
    reads(new CloudTrailParser(), first);
    reads(new CloudTrailParser(), digest("14", sha256(first)));
    assertThat(flaws()).isEmpty();
    // When
    reads(new CloudTrailParser(), digest("15", sha256("another file")));
    // Then
    assertThat(flaws()).extracting(Flaw::kind).containsExactly(Flaw.Kind.BROKEN_LINK);
  }

  private static String digest(String hour, String previous) {
    return ("{\"digestStartTime\":\"2026-05-30T%s:01:31Z\",\"digestS3Object\":"
            + "\"a/210987654321_CloudTrail-Digest_eu-central-1_lab_eu-central-1_2026.json.gz\","
            + "\"previousDigestHashValue\":\"%s\",\"logFiles\":[]}")
        .formatted(hour, previous);
  }

  private static String cloudHsm(String stream, int number, String opcode) {
    return ("{\"logEvents\":[{\"id\":\"%s-%d\",\"logStreamName\":\"%s\",\"message\":\"Time: x,"
            + " usecs:17801244%02d000000\\nSequence No : 0x%x\\nReboot counter : 0x11\\nOpcode :"
            + " %s\\nResponse : 0:SUCCESS\\n\"}]}")
        .formatted(stream, number, stream, number, number, opcode);
  }

  private static List<String> yubihsm() throws Exception {
    return Files.readAllLines(VECTORS.resolve("yubihsm2/good-chain.log")).stream()
        .filter(l -> l.startsWith("item"))
        .toList();
  }

  private void reads(Parser parser, String body) {
    now = now.plus(Duration.ofMinutes(5));
    List<Mark> marks =
        parser.parse(bytes(body), context()).stream().flatMap(p -> p.mark().stream()).toList();
    for (Signal signal : Marks.signals(marks, context())) {
      source = Decision.decide(source, signal.resolved("src-1", false), NO_RULES).state();
    }
  }

  private ParseContext context() {
    return new ParseContext("hsm", now, "intake-" + now);
  }

  private List<Flaw> flaws() {
    return source.subject().facts().flaws();
  }

  private Sequence sequence() {
    return source.subject().facts().sequences().getFirst();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(text)));
  }
}
