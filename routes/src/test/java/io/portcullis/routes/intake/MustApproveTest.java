package io.portcullis.routes.intake;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.model.Actor;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.RequestStep;
import io.portcullis.model.Statement.RequestTold;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.config.ApprovalSettings;
import io.portcullis.routes.config.BeginDate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MustApproveTest {
  private final MustApprove mustApprove =
      MustApprove.of(
          List.of(
              settings("adcs", List.of("WebServer", "CodeSigning")),
              settings("dogtag", List.of("*"))));

  @ParameterizedTest
  @CsvSource({
    "adcs,   WebServer, 2026-02-28T23:59:59Z, false",
    "adcs,   WebServer, 2026-03-01T00:00:00Z, true",
    "adcs,   webserver, 2026-03-02T00:00:00Z, true",
    "adcs,   Machine,   2026-03-02T00:00:00Z, false",
    "adcs,   '',        2026-03-02T00:00:00Z, false",
    "dogtag, '',        2026-03-02T00:00:00Z, true",
    "other,  WebServer, 2026-03-02T00:00:00Z, false",
  })
  void itIsMarkedWhereItsProfileMustBeApprovedSinceThatDay(
      String source, String profile, Instant at, boolean must) {
    Signal signal = said(source, at, told(profile));
    // When
    Signal marked = mustApprove.marked(signal);
    // Then
    assertThat(((RequestTold) marked.statement()).mustApprove()).isEqualTo(must);
    assertThat(marked.id()).isEqualTo(signal.id());
  }

  @Test
  void whatIsNoRequestIsLeftAsItIs() {
    Signal signal = said("dogtag", Instant.EPOCH, new Statement.Noted("certificate", "4886", true));
    assertThat(mustApprove.marked(signal)).isSameAs(signal);
  }

  @Test
  void profilesMustBeNamed() {
    assertThatThrownBy(() -> settings("adcs", List.of())).hasMessageContaining("profiles");
    assertThatThrownBy(() -> settings("adcs", List.of(" "))).hasMessageContaining("profiles");
  }

  private static ApprovalSettings settings(String source, List<String> profiles) {
    return new ApprovalSettings(source, profiles, BeginDate.parse("2026-03-01"));
  }

  private static RequestTold told(String profile) {
    return new RequestTold("ca-1", "41", profile, RequestStep.ISSUED, "");
  }

  private static Signal said(String source, Instant at, Statement statement) {
    return new Signal(
        "sig-1",
        source,
        "",
        at,
        at,
        SubjectKind.DEVICE,
        "",
        List.of(),
        false,
        Actor.UNKNOWN,
        statement);
  }
}
