package io.portcullis.inventory;

import java.time.Instant;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import io.portcullis.model.Certificate;
import io.portcullis.model.ReasonCode;

import static org.assertj.core.api.Assertions.assertThat;

class MergingTest {
  private static final Instant T0 = Instant.parse("2026-02-01T00:00:00Z");
  private static final Entry WHOLE = Sample.of(7).entry("folder", T0);

  @Property
  void theOrderDoesNotMatter(
      @ForAll("entries") Entry a, @ForAll("entries") Entry b, @ForAll("entries") Entry c) {
    assertThat(a.merge(b)).isEqualTo(b.merge(a));
    assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
  }

  @Property
  void tellingItAgainChangesNothing(@ForAll("entries") Entry a, @ForAll("entries") Entry b) {
    assertThat(a.merge(a)).isEqualTo(a);
    assertThat(a.merge(b).merge(a)).isEqualTo(a.merge(b));
  }

  @Test
  void whatTheBytesSayGoesBeforeWhatIsTold() {
    Entry told =
        Entry.told(named("cn=zzz", "ffff"), "csv", T0.plusSeconds(9)).with(TrustKind.PRIVATE);
    // When
    Entry merged = told.merge(WHOLE);
    // Then
    assertThat(merged.certificate()).isEqualTo(WHOLE.certificate());
    assertThat(merged.names()).isEqualTo(WHOLE.names());
    assertThat(merged.trust()).isEqualTo(TrustKind.PRIVATE);
    assertThat(merged.sources()).containsExactly("csv", "folder");
    assertThat(merged.firstSeen()).isEqualTo(T0);
    assertThat(merged.lastSeen()).isEqualTo(T0.plusSeconds(9));
  }

  @Test
  void anEmptyTextTakesNothingBack() {
    Entry owned = WHOLE.with(owner("payments", T0));
    assertThat(owned.merge(WHOLE.with(owner("", T0.plusSeconds(5)))).owner()).isEqualTo("payments");
    assertThat(owned.merge(WHOLE.with(owner("web", T0.plusSeconds(5)))).owner()).isEqualTo("web");
    assertThat(owned.merge(WHOLE.with(owner("old", T0.minusSeconds(5)))).owner())
        .isEqualTo("payments");
  }

  @Test
  void aRevocationStaysAndAHoldCanBeTakenOff() {
    Entry revoked = WHOLE.with(Status.revoked(T0, ReasonCode.KEY_COMPROMISE));
    Entry held = WHOLE.with(Status.revoked(T0, ReasonCode.CERTIFICATE_HOLD));
    Status released = Status.released(T0.plusSeconds(1));
    assertThat(revoked.with(released).status().kind()).isEqualTo(Status.Kind.REVOKED);
    assertThat(held.with(released).status().kind()).isEqualTo(Status.Kind.VALID);
  }

  @Test
  void placesUniteUpToABound() {
    Entry one = WHOLE.with(places("a", "b"));
    Entry other = WHOLE.with(places("b", "c"));
    assertThat(one.merge(other).deployed()).containsExactly("a", "b", "c");
    String[] many =
        java.util.stream.IntStream.range(0, 40).mapToObj(i -> "p" + i).toArray(String[]::new);
    assertThat(one.with(places(many)).deployed()).hasSize(Declared.MAX_PLACES).contains("a", "b");
  }

  @Provide
  Arbitrary<Entry> entries() {
    Arbitrary<Entry> bases =
        Arbitraries.of(
            WHOLE,
            Entry.fingerprint(WHOLE.id(), "csv", T0),
            Entry.told(named("cn=one", "1f"), "list", T0),
            Entry.told(named("cn=two", "2f"), "signals", T0.plusSeconds(3)));
    Arbitrary<Told> told =
        Combinators.combine(
                Arbitraries.of("", "a", "b"),
                Arbitraries.of("x", "y"),
                Arbitraries.integers().between(0, 3))
            .as((text, source, later) -> Told.of(text, source, T0.plusSeconds(later)));
    Arbitrary<List<String>> places =
        Arbitraries.integers().between(0, 30).map(i -> "p" + i).list().ofMaxSize(20);
    Arbitrary<Declared> declared =
        Combinators.combine(told, told, told, places)
            .as((h, o, e, p) -> new Declared(h, o, e, Told.NOTHING, o, h, p));
    Arbitrary<Status> status =
        Combinators.combine(
                Arbitraries.of(Status.Kind.class),
                Arbitraries.integers().between(0, 3),
                Arbitraries.of("", "KEY_COMPROMISE", "CERTIFICATE_HOLD"))
            .as((kind, later, reason) -> new Status(kind, T0.plusSeconds(later), reason));
    return Combinators.combine(bases, declared, status, Arbitraries.of(TrustKind.class))
        .as((base, more, state, trust) -> base.with(more).with(state).with(trust));
  }

  private static Certificate named(String issuer, String serial) {
    return new Certificate(
        issuer, serial, "CN=x", "", "", T0, T0.plusSeconds(60), false, "", "RSA 2048", "");
  }

  private static Declared owner(String owner, Instant at) {
    return new Declared(null, Told.of(owner, "csv", at), null, null, null, null, List.of());
  }

  private static Declared places(String... places) {
    return new Declared(null, null, null, null, null, null, List.of(places));
  }
}
