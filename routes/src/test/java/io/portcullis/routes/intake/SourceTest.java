package io.portcullis.routes.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Parsers;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.KeyOperated;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

import static org.assertj.core.api.Assertions.assertThat;

class SourceTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  @Test
  void aUseOfAKeyIsWhereItsSourceIs() {
    // Given
    Signal used = signal(new KeyOperated("sign", "ann", true).as("release"));
    // When
    Signal placed = source("test").placed(used);
    // Then
    assertThat(placed.statement())
        .isEqualTo(new KeyOperated("sign", "ann", true, "release", "test"));
    assertThat(placed.id()).isEqualTo(used.id());
    assertThat(placed.aliases()).isEqualTo(used.aliases());
  }

  @Test
  void withoutAnEnvironmentAndOfAnythingElseNothingIsAdded() {
    // Given
    Signal used = signal(new KeyOperated("sign", "ann", true));
    Signal noted = signal(new Noted("policy", "changed", true));
    // When
    Signal nowhere = source("").placed(used);
    Signal same = source("test").placed(noted);
    // Then
    assertThat(nowhere).isEqualTo(used);
    assertThat(same).isEqualTo(noted);
  }

  private static Source source(String environment) {
    return new Source("hosts", Parsers.all().getFirst(), Optional.empty(), false, environment);
  }

  private static Signal signal(Statement statement) {
    return new Signal(
        "sig-1",
        "hosts",
        "v1",
        NOW,
        NOW,
        SubjectKind.KEY,
        "",
        List.of(Alias.vendor(AliasType.PKCS11_KEY, "t", "1")),
        false,
        Actor.UNKNOWN,
        statement);
  }
}
