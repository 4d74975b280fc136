package io.portcullis.connectors.ca.watch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.model.CrlEdition;
import io.portcullis.model.Probe;
import io.portcullis.model.Probe.Agreement;
import io.portcullis.model.RevocationService;
import io.portcullis.model.RevocationService.Kind;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement.ServiceProbed;
import io.portcullis.model.SubjectKind;

import static org.assertj.core.api.Assertions.assertThat;

class ProbeParserTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final ParseContext CONTEXT = new ParseContext("watch:revocation", NOW, "intake");

  @Test
  void whatIsNoLookIsBrokenAndNoMore() {
    // When
    List<Parsed> parsed = new ProbeParser().parse("{}".getBytes(StandardCharsets.UTF_8), CONTEXT);
    // Then
    assertThat(parsed).singleElement().isInstanceOf(Parsed.Broken.class);
  }

  @Test
  void nothingNewIsNoSignal() {
    // When
    List<Parsed> parsed = new ProbeParser().parse(new ProbeReading(List.of()).body(), CONTEXT);
    // Then
    assertThat(parsed).isEmpty();
  }

  @Test
  void aRowWithoutANameOfTheAuthorityIsBrokenAndTheOthersAreRead() {
    // When
    List<Parsed> parsed = parse(row(""), row("cn=watched ca"));
    // Then
    assertThat(parsed.get(0)).isInstanceOf(Parsed.Broken.class);
    assertThat(parsed.get(1)).isInstanceOf(Parsed.Understood.class);
  }

  @Test
  @SuppressWarnings("unchecked")
  void aLookIsASignalAboutTheAuthority() {
    // When
    Parsed.Understood parsed = (Parsed.Understood) parse(row("cn=watched ca")).getFirst();
    // Then
    Signal signal = parsed.signals().getFirst();
    assertThat(signal.kind()).isEqualTo(SubjectKind.AUTHORITY);
    assertThat(signal.aliases())
        .extracting(a -> a.key())
        .containsExactly("authority-name=cn=watched ca");
    assertThat(signal.occurredAt()).isEqualTo(NOW);
    assertThat(((ServiceProbed) signal.statement()).probe())
        .isEqualTo(row("cn=watched ca").probe());
    Map<String, Object> told = (Map<String, Object>) parsed.ecs().get("revocation");
    assertThat(told)
        .containsEntry("result", "wrong-signer")
        .containsEntry("service", "crl")
        .containsEntry("latency_ms", 42L);
    assertThat((Map<String, Object>) told.get("crl")).containsEntry("number", "7");
  }

  private static List<Parsed> parse(ProbeRow... rows) {
    return new ProbeParser().parse(new ProbeReading(List.of(rows)).body(), CONTEXT);
  }

  private static ProbeRow row(String issuer) {
    Probe probe =
        new Probe(
            Probe.Result.WRONG_SIGNER,
            "not signed by the authority",
            Duration.ofMillis(100),
            Optional.of(new CrlEdition(NOW, NOW.plusSeconds(60), "7", 100, 3)),
            Agreement.differs("it is another"));
    return new ProbeRow(
        "watched", issuer, new RevocationService(Kind.CRL, "http://ca.example/a.crl"), probe, 42);
  }
}
