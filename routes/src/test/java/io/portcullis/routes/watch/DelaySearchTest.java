package io.portcullis.routes.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Hop;
import io.portcullis.model.Point;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

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
            new RevocationDelay("cn=device ca", 2, Duration.ofSeconds(3), Duration.ofSeconds(9)));
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
