package io.portcullis.model.keys;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.KeyDeclaration.Tier;
import io.portcullis.model.KeyHome;
import io.portcullis.model.State;
import io.portcullis.model.Statement;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeyControlsTest {
  private static final KeyHome FILE = new KeyHome(KeyHome.Kind.SOFTWARE_FILE, "");

  @Test
  void eachStageHasEachConcernOnce() {
    assertThat(
            Arrays.stream(Control.values())
                .map(c -> c.stage() + " " + c.concern())
                .collect(Collectors.toSet()))
        .hasSize(Stage.values().length * Concern.values().length)
        .hasSize(Control.values().length);
  }

  @Test
  void ofAKeyThatNobodyToldOfNothingIsKnownAndMuchIsAskedFor() {
    // When
    KeyControls key = controls(KeySamples.nameless());
    // Then
    assertThat(key.cells()).allMatch(cell -> cell.met() == Met.NOT_KNOWN);
    assertThat(key.cells()).allMatch(cell -> !cell.evidence().isEmpty());
    assertThat(key.gaps()).isEqualTo(23);
  }

  @Test
  void aKeyInAFileIsNotProtectedAndStandsInTheBacklog() {
    // Given
    State file = declared("key-1", Tier.PRODUCTION_SIGNING, FILE);
    State hsm = declared("key-2", Tier.CA, KeySamples.HSM);
    State test = declared("key-3", Tier.NON_PRODUCTION, FILE);
    State root = declared("key-4", Tier.CA, FILE);
    State unknown = declared("key-5", Tier.UNKNOWN, FILE);
    // When
    List<KeyControls> keys =
        List.of(file, hsm, test, root, unknown).stream().map(KeyControlsTest::controls).toList();
    // Then
    assertThat(met(keys.getFirst(), Control.NOT_EXPORTABLE)).isEqualTo(Met.NOT_MET);
    assertThat(met(keys.getFirst(), Control.MADE_IN_HARDWARE)).isEqualTo(Met.NOT_MET);
    assertThat(Backlog.of(keys))
        .extracting(Backlog.Move::id)
        .containsExactly("key-4", "key-1", "key-5", "key-3");
    assertThat(Backlog.of(keys).getFirst().because())
        .isEqualTo("tier ca, notify-customers, production, 0 valid certificates, in software-file");
  }

  @Test
  void whatAKeyServiceListsMeetsWhatIsAskedForProtectionAndRotation() {
    // Given
    State state = KeySamples.told(KeySamples.bare(), KeySamples.listed(true));
    // When
    KeyControls key = controls(state);
    // Then
    assertThat(key.cells())
        .filteredOn(cell -> cell.met() == Met.MET)
        .extracting(cell -> cell.control().name())
        .containsExactlyInAnyOrder(
            "MADE_IN_HARDWARE",
            "PERIOD_SET",
            "NOT_EXPORTABLE",
            "IN_TIME",
            "ROTATION_RECORDED",
            "ROTATED_IN_TIME",
            "END_PLANNED");
  }

  @Test
  void aKeyInTheSoftwareOfAKeyServiceStandsInTheBacklog() {
    // Given
    State state = KeySamples.told(KeySamples.bare(), KeySamples.listed(false));
    // When
    KeyControls key = controls(state);
    // Then
    assertThat(key.software()).isTrue();
    assertThat(met(key, Control.NOT_EXPORTABLE)).isEqualTo(Met.NOT_MET);
  }

  @Test
  void aTokenThatIsNoHardwareIsSoftwareWhateverIsDeclared() {
    // Given
    State state =
        KeySamples.told(
            declared("key-1", Tier.CA, KeySamples.HSM),
            new Statement.KeyObserved(KeySamples.attributes(), KeySamples.token(false)));
    // When
    KeyControls key = controls(state);
    // Then
    assertThat(key.software()).isTrue();
    assertThat(met(key, Control.NOT_EXPORTABLE)).isEqualTo(Met.NOT_MET);
    assertThat(met(key, Control.AS_DECLARED)).isEqualTo(Met.NOT_MET);
  }

  @Test
  void aStrangerAndACeremonyOfOneAreHeldAgainstIt() {
    // Given
    State state =
        KeySamples.told(
            KeySamples.sound(),
            KeySamples.used("sign", "mallory"),
            KeySamples.ceremony("Rotation of the issuing key", 1));
    // When
    KeyControls key = controls(state);
    // Then
    assertThat(met(key, Control.USERS_LISTED)).isEqualTo(Met.NOT_MET);
    assertThat(met(key, Control.ROTATED_BY_SEVERAL)).isEqualTo(Met.NOT_MET);
    assertThat(met(key, Control.MADE_BY_SEVERAL)).isEqualTo(Met.MET);
  }

  @Test
  void whatIsOverdueIsNotMetFromThatDayOn() {
    Instant due = Instant.parse("2028-03-01T00:00:00Z");
    assertThat(
            met(
                KeyControls.of(KeySamples.sound(), List.of(), due.minusSeconds(1)),
                Control.IN_TIME))
        .isEqualTo(Met.MET);
    assertThat(met(KeyControls.of(KeySamples.sound(), List.of(), due), Control.IN_TIME))
        .isEqualTo(Met.NOT_MET);
  }

  @Test
  void retirementIsAskedForOnceAKeyIsDestroyed() {
    // Given
    State gone = KeySamples.told(KeySamples.sound(), KeySamples.used("destroy", "issuing-1"));
    // When
    KeyControls before = controls(KeySamples.sound());
    KeyControls after = controls(gone);
    // Then
    assertThat(cell(before, Control.COPIES_GONE).wanted()).isFalse();
    assertThat(cell(after, Control.COPIES_GONE).wanted()).isTrue();
    assertThat(met(after, Control.COPIES_GONE)).isEqualTo(Met.NOT_MET);
    assertThat(met(after, Control.DESTRUCTION_RECORDED)).isEqualTo(Met.MET);
  }

  @Test
  void aSoundKeyMeetsWhatIsToldOfIt() {
    // When
    KeyControls key = controls(KeySamples.sound());
    // Then
    assertThat(key.software()).isFalse();
    assertThat(key.cells()).noneMatch(cell -> cell.met() == Met.NOT_MET);
    assertThat(key.cells())
        .filteredOn(KeyControls.Cell::gap)
        .extracting(KeyControls.Cell::control)
        .containsExactly(Control.ASKED, Control.ROTATED_BY_SEVERAL, Control.BACKUP_BY_SEVERAL);
    assertThat(cell(key, Control.NOT_EXPORTABLE).evidence().getFirst().source())
        .isEqualTo("inventory");
  }

  @Test
  void lessIsAskedOfAKeyOfAWorkload() {
    // When
    KeyControls key = controls(declared("key-1", Tier.EPHEMERAL, FILE));
    // Then
    assertThat(key.cells())
        .filteredOn(KeyControls.Cell::wanted)
        .extracting(KeyControls.Cell::control)
        .containsExactly(Control.STRONG);
  }

  @Test
  void onlyKeysHaveControls() {
    State device = State.fresh("dev-1", SubjectKind.DEVICE, KeySamples.LATELY);
    assertThatThrownBy(() -> controls(device)).isInstanceOf(IllegalArgumentException.class);
  }

  private static State declared(String id, Tier tier, KeyHome home) {
    KeyDeclaration declaration = KeySamples.declaration(tier, home);
    Subject subject = Subject.fresh(id, SubjectKind.KEY, KeySamples.LATELY);
    return KeySamples.told(new State(subject, List.of()), new Statement.KeyDeclared(declaration));
  }

  private static KeyControls controls(State state) {
    return KeyControls.of(state, List.of(), KeySamples.NOW);
  }

  private static KeyControls.Cell cell(KeyControls key, Control control) {
    return key.cells().get(control.ordinal());
  }

  private static Met met(KeyControls key, Control control) {
    return cell(key, control).met();
  }
}
