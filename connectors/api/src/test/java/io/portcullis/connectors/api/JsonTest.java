package io.portcullis.connectors.api;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;

import static org.assertj.core.api.Assertions.assertThat;

class JsonTest {
  @Test
  void aSignalComesBackAsItWasWritten() {
    // Given
    Signal signal =
        new Signal(
            "sig-1",
            "intune",
            "v1",
            Instant.parse("2026-01-02T03:04:05.678Z"),
            Instant.parse("2026-01-02T03:04:06Z"),
            SubjectKind.DEVICE,
            "",
            List.of(new Alias(AliasType.MAC, "02-00-00-00-AA-01")),
            false,
            Actor.UNKNOWN,
            new Statement.PostureChanged(
                Statement.Compliance.NON_COMPLIANT,
                Statement.Management.MANAGED,
                List.of("BitLocker")));
    // When
    Signal back = Json.read(Json.bytes(signal), Signal.class);
    // Then
    assertThat(back).isEqualTo(signal);
    assertThat(Json.text(signal)).contains("\"kind\":\"posture-changed\"");
  }
}
