package io.portcullis.routes.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Status;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Remark.Kind;
import io.portcullis.model.Statement.Remarked.Said;

import static io.portcullis.routes.endpoint.Certs.NOW;
import static io.portcullis.routes.endpoint.Certs.cert;
import static org.assertj.core.api.Assertions.assertThat;

class ComparisonTest {
  private static final Entry USED = cert(1, -60);
  private static final Entry NEWER = cert(2, -5);

  @Test
  void whatIsNoSuccessor() {
    // Given
    Entry otherIssuer = cert(3, -1, "CN=Another CA", Certs.NAME);
    Entry otherName = cert(4, -1, Certs.ISSUER, "mail.example.org");
    Entry older = cert(5, -70);
    Entry notYet = cert(6, 1);
    Entry revoked = cert(7, -1).with(Status.revoked(NOW, ReasonCode.SUPERSEDED));
    // When
    List<Said> said = said(USED, otherIssuer, otherName, older, notYet, revoked, USED);
    // Then
    assertThat(said).isEmpty();
  }

  @Test
  void anExpiredOneIsServed() {
    // When
    List<Said> said = said(cert(1, -100));
    // Then
    assertThat(said).extracting(Said::kind).containsExactly(Kind.OLD_SERVED);
    assertThat(said.getFirst().since()).isEqualTo(NOW.minus(Duration.ofDays(10)));
    assertThat(said.getFirst().detail()).startsWith("number 1 expired at ");
  }

  @Test
  void aRevokedOneIsServed() {
    // Given
    Instant then = NOW.minusSeconds(60);
    Entry known = USED.with(Status.revoked(then, ReasonCode.KEY_COMPROMISE));
    // When
    List<Said> said =
        Comparison.of(USED, Optional.of(known), List.of(), List.of(), NOW).said(NOW, "192.0.2.1");
    // Then
    assertThat(said)
        .containsExactly(new Said(Kind.OLD_SERVED, then, "192.0.2.1: number 1 was revoked"));
  }

  @Test
  void theNewestSuccessorIsNotUsed() {
    // When
    List<Said> said = said(USED, cert(3, -20), NEWER);
    // Then
    assertThat(said)
        .containsExactly(
            new Said(
                Kind.NOT_DEPLOYED,
                NEWER.certificate().notBefore(),
                "number 1 is used, and there is number 2"));
  }

  @Test
  void oneThatIsHeardOfLaterCanNotBeUsedBefore() {
    // Given
    Instant heard = NOW.minusSeconds(60);
    Entry late = Entry.told(NEWER.certificate(), "test", heard);
    // When
    List<Said> said = said(USED, late);
    // Then
    assertThat(said.getFirst().since()).isEqualTo(heard);
  }

  @Test
  void oneThatIsToldToBeReplacedByOneThatNobodyKnows() {
    // Given
    Entry known = USED.with(Status.replaced(NOW.minusSeconds(60), "77"));
    // When
    List<Said> said =
        Comparison.of(USED, Optional.of(known), List.of(), List.of(), NOW).said(NOW, "");
    // Then
    assertThat(said)
        .containsExactly(
            new Said(
                Kind.NOT_DEPLOYED,
                NOW.minusSeconds(60),
                "number 1 is used, and number 77 replaced it"));
  }

  @Test
  void theSuccessorIsServedElsewhereBesideIt() {
    // When
    List<Said> said =
        Comparison.of(USED, Optional.empty(), List.of(NEWER), List.of(USED.id(), NEWER.id()), NOW)
            .said(NOW, "");
    // Then
    assertThat(said).extracting(Said::kind).containsExactly(Kind.OLD_SERVED);
    assertThat(said.getFirst().detail())
        .isEqualTo("number 1 is still served, and number 2 beside it");
  }

  @Test
  void theNewestOneIsAsItShouldBe() {
    assertThat(said(NEWER, USED)).isEmpty();
  }

  private static List<Said> said(Entry used, Entry... sameName) {
    return Comparison.of(used, Optional.empty(), List.of(sameName), List.of(used.id()), NOW)
        .said(NOW, "");
  }
}
