package io.portcullis.routes.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Hop;
import io.portcullis.model.Listing;
import io.portcullis.model.Point;
import io.portcullis.model.Probe;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.RevocationService;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;
import io.portcullis.routes.NoRules;
import io.portcullis.routes.watch.RevocationDelay.Of;

import static org.assertj.core.api.Assertions.assertThat;

class DelaySearchTest {
  private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
  private final DelaySearch search = new DelaySearch();

  @Test
  void whatIsNoRevocationOrHasNoProofIsNotMeasured() {
    // Given
    search.accept(
        subject(
            point(Want.VALID, hop(Hop.Kind.SENT, 0), hop(Hop.Kind.OCSP, 1)),
            point(Want.REVOKED, hop(Hop.Kind.SENT, 0)),
            point(Want.REVOKED, hop(Hop.Kind.OCSP, 1)),
            point(Want.REVOKED, hop(Hop.Kind.SENT, 5), hop(Hop.Kind.OCSP, 1))));
    // When
    List<RevocationDelay> found = search.result();
    // Then
    assertThat(found).isEmpty();
  }

  @Test
  void fromTheFirstCallUntilOthersSeeIt() {
    // Given
    search.accept(
        subject(
            point(
                Want.HELD, hop(Hop.Kind.SENT, 0), hop(Hop.Kind.VERIFIED, 2), hop(Hop.Kind.CRL, 9)),
            point(Want.REVOKED, hop(Hop.Kind.SENT, 0), hop(Hop.Kind.VERIFIED, 3))));
    // When
    List<RevocationDelay> found = search.result();
    // Then
    assertThat(found)
        .containsExactly(
            new RevocationDelay(
                "cn=device ca", Of.HUB, 2, Duration.ofSeconds(3), Duration.ofSeconds(9)));
  }

  @Test
  void theNewestThousandCountByNearestRank() {
    // Given
    IntStream.rangeClosed(1, DelaySearch.MOST + 1)
        .forEach(i -> search.accept(subject(took(i, i == 1 ? 9_999 : i - 1))));
    // When
    RevocationDelay found = search.result().getFirst();
    // Then
    assertThat(found.count()).isEqualTo(DelaySearch.MOST);
    assertThat(found.median()).isEqualTo(Duration.ofSeconds(500));
    assertThat(found.p99()).isEqualTo(Duration.ofSeconds(990));
  }

  @Test
  void whatCameOntoACrlIsTimedByItselfWhoeverAskedForIt() {
    // Given: the second one is dated later than it was seen
    Listing late = new Listing("1f", T0, T0.plusSeconds(40));
    Listing ahead = new Listing("20", T0.plusSeconds(60), T0.plusSeconds(40));
    search.accept(authority(RevocationWatch.SOURCE, late, ahead));
    search.accept(authority("another source", late));
    // When
    List<RevocationDelay> found = search.result();
    // Then
    Duration took = Duration.ofSeconds(40);
    assertThat(found).containsExactly(new RevocationDelay("cn=device ca", Of.CRL, 1, took, took));
  }

  private static Subject authority(String source, Listing... listed) {
    RevocationService service = new RevocationService(RevocationService.Kind.CRL, "http://c/a.crl");
    Probe probe =
        new Probe(
            Probe.Result.ANSWERED,
            "",
            Duration.ZERO,
            Optional.empty(),
            Probe.Agreement.AGREES,
            List.of(listed));
    Alias name = new Alias(AliasType.AUTHORITY_NAME, "cn=device ca");
    Signal looked =
        new Signal(
            "sig-1",
            source,
            "",
            T0,
            T0,
            SubjectKind.AUTHORITY,
            "sub-1",
            List.of(name),
            false,
            Actor.UNKNOWN,
            new Statement.ServiceProbed(service, probe));
    Subject fresh = Subject.fresh("sub-1", SubjectKind.AUTHORITY, T0).alsoKnownAs(List.of(name));
    return NoRules.after(fresh, List.of(looked));
  }

  private static Point took(int at, int seconds) {
    Instant sent = T0.plusSeconds(at);
    return point(
        Want.REVOKED,
        new Hop(Hop.Kind.SENT, sent),
        new Hop(Hop.Kind.OCSP, sent.plusSeconds(seconds)));
  }

  private static Hop hop(Hop.Kind kind, int second) {
    return new Hop(kind, T0.plusSeconds(second));
  }

  private static Subject subject(Point... points) {
    return Subject.fresh("dev-1", SubjectKind.DEVICE, T0).enforcedAt(List.of(points));
  }

  private static Point point(Want want, Hop... hops) {
    return new Point(
        new Target.OfCertificate("CN=Device CA", "1", false),
        want,
        1,
        1,
        Point.Status.VERIFIED,
        ReasonCode.UNSPECIFIED,
        "rule",
        "sig-1",
        T0,
        T0,
        Optional.empty(),
        "",
        List.of(hops));
  }
}
