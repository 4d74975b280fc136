package io.portcullis.routes.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.model.Mode;
import io.portcullis.routes.config.ConfigLoader;
import io.portcullis.routes.config.PolicySettings;
import io.portcullis.rules.Exemption;
import io.portcullis.rules.GroupMode;
import io.portcullis.rules.bundle.Published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

class ConfiguredRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  @TempDir private Path folder;

  @Test
  void anExemptionOfMoreThanAYearIsRefused() throws Exception {
    PolicySettings settings =
        settings(
            "exemptions: [{rule: all, whom: group=g, until: 2028-01-01, owner: a, reason: b}]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfiguredRules.of(settings, NOW))
        .withMessageStartingWith("an exemption lasts at most 366 days");
  }

  @Test
  void oneThatHasEndedIsNoReasonNotToStart() throws Exception {
    PolicySettings settings =
        settings(
            "exemptions: [{rule: all, whom: group=g, until: 2026-01-01, owner: a, reason: b}]");
    assertThat(ConfiguredRules.of(settings, NOW).reach().exemptions()).hasSize(1);
  }

  @Test
  void theSameConfigurationIsTheSameBundleAtEachStart() throws Exception {
    PolicySettings settings =
        settings(
            """
            ramps: {posture/jailbroken: 10}
            group-modes: [{rule: posture/jailbroken, group: pilot, mode: enforce}]
            exemptions:
              - {rule: all, whom: group=printers, until: 2027-03-31, owner: anna, reason: replaced}
              - {rule: posture/jailbroken, whom: mdm-device=intune:d-1, until: 2027-03-31, owner: ben, reason: repaired}
            """);
    // When
    Published today = ConfiguredRules.of(settings, NOW);
    // Then
    assertThat(ConfiguredRules.of(settings, NOW.plus(Duration.ofDays(1)))).isEqualTo(today);
    assertThat(today.reach().ramps()).isEqualTo(Map.of("posture/jailbroken", 10));
    assertThat(today.reach().groups())
        .containsExactly(new GroupMode("posture/jailbroken", "pilot", Mode.ENFORCE, 100));
    assertThat(today.reach().exemptions())
        .extracting(Exemption::rule, Exemption::whom, Exemption::owner)
        .containsExactly(
            tuple("", "group=printers", "anna"),
            tuple("posture/jailbroken", "mdm-device=intune:d-1", "ben"));
  }

  private PolicySettings settings(String yaml) throws Exception {
    String file = "policies:\n" + yaml.strip().indent(2);
    return ConfigLoader.load(Files.writeString(folder.resolve("p.yaml"), file)).policies();
  }
}
