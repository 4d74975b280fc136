package io.portcullis.model.guard;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Canary;
import io.portcullis.model.Proposal;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Standing;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.guard.Desk.Wish;

import static io.portcullis.model.guard.Desk.words;
import static org.assertj.core.api.Assertions.assertThat;

class CanaryTest {
  private static final Alias SERVER = new Alias(AliasType.ARN, "arn:server");
  private static final Limits ONE =
      new Limits(Duration.ofMinutes(1), 1, 1, 1, 0.5, 4, Set.of(), 2, Duration.ofDays(1), 2);

  private final Desk desk = new Desk(ONE);

  @Test
  void aVendorsWordAboutTheCanaryIsCounted() {
    // Given
    proposed("c-1", List.of("edr"), Canary.NAME);
    // When
    Answer second = proposed("c-2", List.of("edr", Canary.SOURCE), Canary.NAME);
    // Then
    assertThat(words(second)).containsExactly("held for 2");
  }

  @Test
  void theCanarysWordAboutSomebodyElseIsCounted() {
    // Given
    proposed("c-1", List.of(Canary.SOURCE), SERVER);
    // When
    Answer second = proposed("c-2", List.of(Canary.SOURCE), SERVER);
    // Then
    assertThat(words(second)).containsExactly("held for 2");
  }

  @Test
  void aStoppedHubHoldsItToo() {
    // Given
    desk.hears(new GuardInput.Stop("ann", "drill", desk.now()));
    // When
    Answer answer = proposed("c-1", List.of(Canary.SOURCE), Canary.NAME);
    // Then
    assertThat(words(answer)).containsExactly("held for 0");
  }

  @Test
  void canariesAreLimitedByNothingAndUseUpNothing() {
    // When
    for (int i = 0; i < 5; i++) {
      Answer each = proposed("c-" + i, List.of(Canary.SOURCE), Canary.NAME);
      assertThat(words(each)).containsExactly("admitted REVOKED");
    }
    // Then
    assertThat(words(desk.wants(Wish.of("d", Standing.REVOKED))))
        .containsExactly("admitted REVOKED");
  }

  private Answer proposed(String id, List<String> sources, Alias alias) {
    return desk.hears(
        new GuardInput.Proposed(
            new Proposal(
                id,
                "wor-" + id,
                SubjectKind.WORKLOAD,
                "canary",
                Set.of(),
                List.of(alias),
                1,
                Standing.GOOD,
                Standing.REVOKED,
                "canary/revoke",
                "used",
                sources,
                0,
                false,
                "",
                "sig-1",
                desk.now(),
                desk.now(),
                ReasonCode.UNSPECIFIED,
                List.of())));
  }
}
