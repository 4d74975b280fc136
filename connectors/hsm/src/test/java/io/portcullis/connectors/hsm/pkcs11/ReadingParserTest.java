package io.portcullis.connectors.hsm.pkcs11;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.hsm.pkcs11.worker.KeyRow;
import io.portcullis.connectors.hsm.pkcs11.worker.TokenRow;
import io.portcullis.model.KeyAttributes.Word;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement.KeyObserved;
import io.portcullis.model.SubjectKind;

import static org.assertj.core.api.Assertions.assertThat;

class ReadingParserTest {
  private static final ParseContext CONTEXT =
      new ParseContext("token:hsm", Instant.parse("2026-03-01T10:00:00Z"), "intake");
  private static final Map<String, Boolean> SOUND =
      Map.of(
          "EXTRACTABLE", false,
          "NEVER_EXTRACTABLE", true,
          "SENSITIVE", true,
          "ALWAYS_SENSITIVE", true,
          "LOCAL", true,
          "SIGN", true);

  @Test
  void whatIsNoReadingIsBrokenAndNoMore() {
    // When
    List<Parsed> parsed = new ReadingParser().parse("{}".getBytes(StandardCharsets.UTF_8), CONTEXT);
    // Then
    assertThat(parsed).singleElement().isInstanceOf(Parsed.Broken.class);
  }

  @Test
  void anAttributeThatTheTokenDoesNotAnswerIsNotKnown() {
    // When
    List<Parsed> parsed = parse(1, new KeyRow("a1", "", "EC", "P-256", Map.of("LOCAL", true)));
    // Then
    KeyObserved said = said(parsed.get(1));
    assertThat(said.attributes().local()).isEqualTo(Word.SET);
    assertThat(said.attributes().neverExtractable()).isEqualTo(Word.UNKNOWN);
    assertThat(said.attributes().nonExportable()).isFalse();
    assertThat(said.attributes().usages()).isEmpty();
  }

  @Test
  void aKeyIsNamedByTokenAndId() {
    // When
    List<Parsed> parsed = parse(1, new KeyRow("a1", "issuing", "EC", "P-256", SOUND));
    // Then
    Signal signal = ((Parsed.Understood) parsed.get(1)).signals().getFirst();
    assertThat(signal.kind()).isEqualTo(SubjectKind.KEY);
    assertThat(signal.aliases()).extracting(a -> a.key()).containsExactly("pkcs11-key=gate:a1");
    assertThat(said(parsed.get(1)).attributes().nonExportable()).isTrue();
    assertThat(said(parsed.get(1)).token().describe())
        .isEqualTo("token Gate (maker model, serial 7, firmware 2.6, in hardware)");
  }

  @Test
  void atTheBoundNothingIsMissing() {
    // When
    List<Parsed> parsed = parse(ReadingParser.MOST, many(ReadingParser.MOST));
    // Then
    assertThat(parsed)
        .hasSize(ReadingParser.MOST + 1)
        .allMatch(Parsed.Understood.class::isInstance);
  }

  @Test
  void overTheBoundItIsToldOf() {
    // When
    List<Parsed> parsed = parse(ReadingParser.MOST + 1, many(ReadingParser.MOST));
    // Then
    assertThat(parsed).hasSize(ReadingParser.MOST + 2);
    assertThat(parsed.getLast()).isInstanceOf(Parsed.Broken.class);
  }

  private static KeyRow[] many(int count) {
    List<KeyRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(new KeyRow("%04x".formatted(i), "", "EC", "P-256", SOUND));
    }
    return rows.toArray(KeyRow[]::new);
  }

  private static KeyObserved said(Parsed parsed) {
    return (KeyObserved) ((Parsed.Understood) parsed).signals().getFirst().statement();
  }

  private static List<Parsed> parse(int total, KeyRow... rows) {
    TokenRow token =
        new TokenRow(
            "Gate",
            "maker",
            "model",
            "7",
            "1.0",
            "2.6",
            new TokenRow.Slot("slot", "maker", "1.0", "1.0", true),
            new TokenRow.Library("library", "maker", "3.1", "2.40"),
            List.of(new TokenRow.MechanismRow("ECDSA", 256, 521, true)));
    return new ReadingParser().parse(new TokenReading(token, List.of(rows), total).body(), CONTEXT);
  }
}
