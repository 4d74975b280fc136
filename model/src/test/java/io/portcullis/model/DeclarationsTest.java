package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.model.KeyDeclaration.KeyBackup;
import io.portcullis.model.KeyDeclaration.KeyRotation;
import io.portcullis.model.KeyDeclaration.Recoverability;
import io.portcullis.model.KeyDeclaration.Tier;
import io.portcullis.model.Statement.AccessReviewTold;
import io.portcullis.model.Statement.CeremonyHeld;
import io.portcullis.model.Statement.KeyDeclared;
import io.portcullis.model.Statement.KeyOperated;
import io.portcullis.model.Statement.Reinstated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DeclarationsTest {
  private static final Instant T0 = Samples.T0;

  private State state = State.fresh("key-1", SubjectKind.KEY, T0);

  static KeyDeclaration of(Tier tier, String environment, KeyUsers users) {
    return new KeyDeclaration(
        "",
        tier,
        Recoverability.UNKNOWN,
        "",
        environment,
        KeyHome.NONE,
        Optional.empty(),
        users,
        KeyBackup.NONE,
        KeyRotation.NONE,
        "",
        "");
  }

  static KeyUsers by(String... identities) {
    return new KeyUsers(List.of(identities), List.of(), List.of());
  }

  @Test
  void tooLongIsRefusedAndNeverCut() {
    String text = "x".repeat(KeyDeclaration.MAX_TEXT + 1);
    List<String> many = Collections.nCopies(KeyDeclaration.MAX_ENTRIES + 1, "a");
    assertThatThrownBy(() -> new KeyHome(KeyHome.Kind.TPM, text))
        .hasMessage("where.module: longer than 256 characters");
    assertThatThrownBy(() -> new KeyUsers(many, List.of(), List.of()))
        .hasMessage("users.identities: more than 64 entries");
    assertThat(new KeyUsers(many.subList(1, 65), List.of(), List.of()).identities()).hasSize(64);
  }

  @ParameterizedTest
  @ValueSource(strings = {"the live site", "live_site", "länge"})
  void anEnvironmentIsOneWord(String text) {
    assertThatThrownBy(() -> Environment.of(text)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Environment.of(" Prod ")).isEqualTo("production");
    assertThat(Environment.of("blue-2")).isEqualTo("blue-2");
  }

  @Test
  void anOlderWordChangesNothing() {
    said("estate", T0, new KeyDeclared(of(Tier.CA, "", KeyUsers.ANYBODY)));
    // When
    said("estate", T0.minusSeconds(1), new KeyDeclared(KeyDeclaration.NONE));
    // Then
    assertThat(declared().tier()).isEqualTo(Tier.CA);
  }

  @Test
  void whatIsNoLongerDeclaredIsGone() {
    said("estate", T0, new KeyDeclared(of(Tier.CA, "production", by("ann"))));
    said("estate", T0.plusSeconds(1), new KeyDeclared(of(Tier.CA, "", KeyUsers.ANYBODY)));
    Declared less = declared();
    // When
    said("estate", T0.plusSeconds(2), new KeyDeclared(KeyDeclaration.NONE));
    // Then
    assertThat(less.keys())
        .containsExactly(
            new DeclaredKey(
                "estate",
                of(Tier.CA, "", KeyUsers.ANYBODY),
                T0.plusSeconds(1),
                T0.plusSeconds(1),
                false));
    assertThat(declared().keys()).isEmpty();
  }

  @Test
  void theSameAgainIsNoNews() {
    KeyDeclaration ca = of(Tier.CA, "", KeyUsers.ANYBODY);
    said("estate", T0, new KeyDeclared(ca));
    Facts before = state.subject().facts();
    // When
    said("estate", T0.plusSeconds(60), new KeyDeclared(ca));
    // Then
    assertThat(declared().keys()).extracting(DeclaredKey::since).containsExactly(T0);
    assertThat(state.subject().facts().repeat(before)).isTrue();
  }

  @Test
  void whereTwoDisagreeTheHigherTierIsBelieved() {
    said("a", T0, new KeyDeclared(of(Tier.EPHEMERAL, "", KeyUsers.ANYBODY)));
    // When
    said("b", T0, new KeyDeclared(of(Tier.PRODUCTION_SIGNING, "", KeyUsers.ANYBODY)));
    // Then
    assertThat(declared().tier()).isEqualTo(Tier.PRODUCTION_SIGNING);
    assertThat(Declared.NONE.tier()).isEqualTo(Tier.UNKNOWN);
  }

  @Test
  void onlySoManySourcesAreKept() {
    // When
    for (int i = 0; i <= Declared.SOURCES; i++) {
      said("s" + i, T0, new KeyDeclared(of(Tier.CA, "", KeyUsers.ANYBODY)));
    }
    // Then
    assertThat(declared().keys()).hasSize(Declared.SOURCES);
    assertThat(declared().keys().getFirst().source()).isEqualTo("s1");
  }

  @Test
  void whoIsDeclaredToUseItIsNoStranger() {
    said("kms", T0, new KeyOperated("sign", "ann", true));
    said("kms", T0, new KeyOperated("sign", "bob", true));
    said("kms", T0, new KeyOperated("sign", "eve", true));
    // When
    said("estate", T0, new KeyDeclared(of(Tier.CA, "", by("bob", "carl"))));
    said("kms", T0, new KeyOperated("sign", "carl", true));
    // Then
    assertThat(state.subject().facts().keyUses())
        .extracting(Facts.KeyUse::principal, Facts.KeyUse::known)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("ann", true),
            org.assertj.core.groups.Tuple.tuple("bob", true),
            org.assertj.core.groups.Tuple.tuple("eve", false),
            org.assertj.core.groups.Tuple.tuple("carl", true));
  }

  @Test
  void aCeremonyIsCorrectedByItsDay() {
    said("estate", T0, new CeremonyHeld("generation", T0, 3, 2));
    said("estate", T0, new CeremonyHeld("restore", T0, 3, 2));
    // When
    said("estate", T0.plusSeconds(1), new CeremonyHeld("generation", T0, 3, 3));
    // Then
    assertThat(declared().ceremonies())
        .extracting(c -> c.purpose() + " " + c.present())
        .containsExactlyInAnyOrder("restore 2", "generation 3");
  }

  @Test
  void onlySoManyCeremoniesAreKeptAndAReinstatementForgetsThem() {
    for (int i = 0; i <= Ceremony.MAX; i++) {
      said("hsm", T0.plusSeconds(i), new CeremonyHeld("c" + i, T0, 2, 1));
    }
    List<Ceremony> kept = declared().ceremonies();
    // When
    said("hub", T0.plusSeconds(60), new Reinstated("ann", "looked at"));
    // Then
    assertThat(kept).hasSize(Ceremony.MAX);
    assertThat(kept.getFirst().purpose()).isEqualTo("c1");
    assertThat(declared().ceremonies()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 65})
  void aCeremonyNeedsPeople(int needed) {
    assertThatThrownBy(() -> new CeremonyHeld("c", T0, needed, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aReviewThatIsDoneGivesWayBeforeOneThatIsNot() {
    Instant due = T0.plus(Duration.ofDays(1));
    said("entra", T0, new AccessReviewTold("open", due, false));
    for (int i = 0; i < AccessReview.MAX; i++) {
      said("entra", T0.plusSeconds(i), new AccessReviewTold("done-" + i, due, true));
    }
    // When
    said("entra", T0.plusSeconds(60), new AccessReviewTold("done-2", due, false));
    // Then
    assertThat(declared().reviews()).hasSize(AccessReview.MAX);
    assertThat(declared().reviews())
        .filteredOn(r -> !r.done())
        .extracting(AccessReview::review)
        .containsExactly("open", "done-2");
  }

  @Test
  void aMergeTakesWhatWasDeclaredOfBoth() {
    said("a", T0, new KeyDeclared(of(Tier.EPHEMERAL, "", KeyUsers.ANYBODY)));
    State loser =
        Apply.apply(
            Apply.apply(
                State.fresh("key-2", SubjectKind.KEY, T0),
                Samples.said("b", T0, new KeyDeclared(of(Tier.CA, "", KeyUsers.ANYBODY)))),
            Samples.said("b", T0, new CeremonyHeld("generation", T0, 3, 3)));
    // When
    said("decide", T0, Statement.SubjectAbsorbed.of(loser));
    // Then
    assertThat(declared().keys()).hasSize(2);
    assertThat(declared().tier()).isEqualTo(Tier.CA);
    assertThat(declared().ceremonies()).hasSize(1);
  }

  private void said(String source, Instant at, Statement statement) {
    state = Apply.apply(state, Samples.said(source, at, statement));
  }

  private Declared declared() {
    return state.subject().facts().declared();
  }
}
