package io.portcullis.routes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Finding;
import io.portcullis.model.Mode;
import io.portcullis.model.Signal;
import io.portcullis.model.Standing;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.PostureChanged;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.guard.Limits;
import io.portcullis.rules.Exemption;
import io.portcullis.rules.Reach;
import io.portcullis.rules.RuleBook;
import io.portcullis.rules.bundle.BuiltIn;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules that are set otherwise meet the subjects that are known, without another signal. */
class RulesOfTheMiddleTest {
  private static final String RULE = "posture/device-noncompliant";
  private static final PostureChanged BAD =
      new PostureChanged(Compliance.NON_COMPLIANT, Management.MANAGED, List.of());
  private static final Instant END = Middle.START.plus(Duration.ofDays(1));
  private static final RuleBook ENFORCING =
      BuiltIn.load().withModes(Map.of("inherited/primary-quarantined", Mode.OBSERVE));
  private static final RuleBook OBSERVING = ENFORCING.withModes(Map.of(RULE, Mode.OBSERVE));
  private static final RuleBook EXEMPTING =
      ENFORCING.with(
          Reach.NONE.with(
              Exemption.ofSubject(RULE, device(0).key(), Middle.START, END, "anna", "replaced"),
              Middle.START));
  private static final RuleBook WATCHING = ENFORCING.with(Reach.NONE.observing(true));

  private Middle middle;

  @BeforeEach
  void start() {
    middle =
        new Middle(
            OBSERVING,
            Stream.of(ENFORCING, OBSERVING, EXEMPTING, WATCHING)
                .collect(Collectors.toMap(RuleBook::digest, b -> b)),
            Limits.DEFAULT);
  }

  @AfterEach
  void end() {
    middle.close();
  }

  @Test
  void aRuleThatIsSwitchedOnMeetsWhatItFoundBefore() {
    bad(0);
    Standing before = admitted(0);
    // When
    activate(ENFORCING);
    // Then
    assertThat(before).isEqualTo(Standing.GOOD);
    assertThat(admitted(0)).isEqualTo(Standing.QUARANTINED);
  }

  @Test
  void whomTheNewRulesSeeAsBeforeIsNotWoken() {
    bad(0);
    middle.say(SubjectKind.DEVICE, "intune", seen(), device(1));
    middle.signals();
    // When
    activate(ENFORCING);
    // Then
    assertThat(woken()).isEqualTo(1);
    activate(ENFORCING);
    assertThat(woken()).isZero();
  }

  @Test
  void moreSubjectsThanOnePageAreAllLookedAt() {
    int devices = 450;
    IntStream.range(0, devices).forEach(this::bad);
    middle.signals();
    // When
    activate(EXEMPTING);
    long first = woken();
    middle.pass(Duration.ofMillis(200));
    middle.pass(Duration.ofMillis(200));
    middle.pass(Duration.ofMillis(200));
    // Then
    assertThat(first).isEqualTo(200);
    assertThat(first + woken()).isEqualTo(devices);
  }

  @Test
  void anExemptionLetsGoAndItsEndHoldsAgainByItself() {
    activate(ENFORCING);
    bad(0);
    Standing held = admitted(0);
    // When
    activate(EXEMPTING);
    middle.pass(Duration.ofSeconds(5));
    Finding exempt = subject(0).findings().get(0);
    Standing let = admitted(0);
    middle.pass(Duration.between(middle.now(), END).plusSeconds(1));
    // Then
    assertThat(List.of(held, let, admitted(0)))
        .containsExactly(Standing.QUARANTINED, Standing.GOOD, Standing.QUARANTINED);
    assertThat(exempt.mode()).isEqualTo(Mode.OBSERVE);
    assertThat(exempt.modeWhy()).startsWith("exempt until " + END).endsWith("by anna: replaced");
  }

  @Test
  void thatAFindingMayGoLessFarIsInTheRecord() {
    activate(ENFORCING);
    bad(0);
    middle.records();
    // When
    activate(EXEMPTING);
    // Then
    List<JsonNode> changed =
        middle.records().stream()
            .map(r -> r.path("portcullis").path("mode_changed"))
            .filter(JsonNode::isArray)
            .toList();
    assertThat(changed).singleElement().asString().contains("exempt until", "by anna: replaced");
  }

  @Test
  void whoOnlyObservesCutsNobodyOffAndLetsNobodyIn() {
    activate(ENFORCING);
    bad(0);
    // When
    activate(WATCHING);
    bad(1);
    // Then
    assertThat(List.of(admitted(0), admitted(1)))
        .containsExactly(Standing.QUARANTINED, Standing.GOOD);
    assertThat(subject(0).findings()).extracting(Finding::mode).containsOnly(Mode.OBSERVE);
    assertThat(subject(1).findings()).hasSize(1);
  }

  private void activate(RuleBook book) {
    middle.signal(
        Signal.derived(
            "sig-" + book.digest() + middle.now(),
            "policies",
            middle.now(),
            SubjectKind.AUTHORITY,
            "policy-0",
            new Statement.PolicyActivated(book.digest())));
    middle.pass(Duration.ofMillis(200));
  }

  private void bad(int device) {
    middle.say(SubjectKind.DEVICE, "intune", BAD, device(device));
  }

  private static Statement seen() {
    return new Statement.SubjectObserved("tablet", "", Set.of());
  }

  private long woken() {
    return middle.signals().stream().filter(s -> s.statement() instanceof Statement.WakeUp).count();
  }

  private Standing admitted(int device) {
    return subject(device).trust().admitted();
  }

  private Subject subject(int device) {
    return middle.subject(device(device)).subject();
  }

  private static Alias device(int device) {
    return Alias.vendor(AliasType.MDM_DEVICE, "intune", "d-" + device);
  }
}
