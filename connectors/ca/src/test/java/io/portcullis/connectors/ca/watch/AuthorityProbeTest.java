package io.portcullis.connectors.ca.watch;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.ca.testkit.Crls;
import io.portcullis.connectors.ca.testkit.Keys;
import io.portcullis.connectors.ca.testkit.Misbehaviour;
import io.portcullis.connectors.ca.testkit.OcspAnswer;
import io.portcullis.connectors.ca.testkit.RevocationServer;
import io.portcullis.model.CrlEdition;
import io.portcullis.model.Probe;
import io.portcullis.model.Probe.Agreement;
import io.portcullis.model.Probe.Result;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a list's address or a responder does, it is a row that says what, and no failure. */
class AuthorityProbeTest {
  private static final String NAME = "CN=Watched CA";
  private static final BigInteger LOST = BigInteger.valueOf(4711);
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final Instant SOON = NOW.plusSeconds(3600);
  private static final Map<BigInteger, Integer> ONE = Map.of(LOST, CRLReason.keyCompromise);

  private static KeyPair keys;
  private static KeyPair others;
  private static X509Certificate authority;

  private RevocationServer server;

  @BeforeAll
  static void make() throws Exception {
    keys = Keys.ec();
    others = Keys.ec();
    authority = Keys.authority(NAME, keys);
  }

  @BeforeEach
  void open() throws Exception {
    server = new RevocationServer();
    server.list("/a.crl", list(7, NOW, SOON));
    server.answering(answer(OcspAnswer.REVOKED)::to);
  }

  @AfterEach
  void close() {
    server.close();
  }

  // ---- lists ----

  @Test
  void anAddressThatSaysNothingIsUnreachable() throws Exception {
    // Given
    server.next("/a.crl", server.silence());
    // When
    Probe probe = crl(look(List.of("/a.crl"), List.of(), Duration.ofMillis(300)));
    // Then
    assertThat(probe.result()).isEqualTo(Result.UNREACHABLE);
    assertThat(probe.detail()).contains("300 ms");
    assertThat(probe.crl()).isEmpty();
    assertThat(probe.agreement()).isEqualTo(Agreement.UNKNOWN);
  }

  @Test
  void aListWithoutAnEndIsReadNoFurther() throws Exception {
    // Given
    server.next("/a.crl", Misbehaviour.withoutEnd("application/pkix-crl"));
    // When
    Probe probe = crl(look(List.of("/a.crl"), List.of(), Duration.ofSeconds(30)));
    // Then
    assertThat(probe.result()).isEqualTo(Result.UNREACHABLE);
    assertThat(probe.detail()).contains("longer than " + CrlProbe.MAX_BODY);
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    // Given
    server.next("/a.crl", Misbehaviour.status(302, "text/plain", "", Map.of("Location", "/b.crl")));
    // When
    Probe probe = crl(look("/a.crl"));
    // Then
    assertThat(probe.result()).isEqualTo(Result.REFUSED);
    assertThat(probe.detail()).isEqualTo("HTTP 302");
    assertThat(server.asked()).containsExactly("GET /a.crl");
  }

  @Test
  void aPageIsNoList() throws Exception {
    // Given
    server.next("/a.crl", Misbehaviour.status(200, "text/html", "<html>under construction</html>"));
    // When
    Probe probe = crl(look("/a.crl"));
    // Then
    assertThat(probe.result()).isEqualTo(Result.UNREADABLE);
  }

  @Test
  void aListOfAnotherKeyUnderTheSameNameIsSignedByTheWrongOne() throws Exception {
    // Given
    server.list("/a.crl", Crls.of(authority, others, 8, NOW, SOON, Map.of()));
    // When
    Probe probe = crl(look("/a.crl"));
    // Then
    assertThat(probe.result()).isEqualTo(Result.WRONG_SIGNER);
    assertThat(probe.crl()).isEmpty();
  }

  @Test
  void aListThatRanOutIsStillToldOf() throws Exception {
    // Given
    Instant over = NOW.minusSeconds(60);
    server.list("/a.crl", list(6, NOW.minusSeconds(3600), over));
    // When
    Probe probe = crl(look("/a.crl"));
    // Then
    assertThat(probe.result()).isEqualTo(Result.EXPIRED);
    assertThat(probe.detail()).isEqualTo("ran out at " + over);
    assertThat(probe.crl()).map(CrlEdition::nextUpdate).contains(over);
  }

  @Test
  void aDeltaSaysLittleAlone() throws Exception {
    // Given
    server.list(
        "/a.crl",
        Crls.with(
            Crls.builder(authority, NOW, SOON, Map.of()),
            Extension.deltaCRLIndicator,
            new ASN1Integer(6),
            keys));
    // When
    Probe probe = crl(look("/a.crl"));
    // Then
    assertThat(probe.result()).isEqualTo(Result.UNREADABLE);
    assertThat(probe.detail()).contains("delta CRL");
  }

  @Test
  void aListOfNowTellsWhatItIs() throws Exception {
    // When
    List<ProbeRow> rows = look("/a.crl");
    // Then
    byte[] der = list(7, NOW, SOON);
    Probe probe = crl(rows);
    assertThat(probe.result()).isEqualTo(Result.ANSWERED);
    assertThat(probe.agreement()).isEqualTo(Agreement.AGREES);
    CrlEdition edition = probe.crl().orElseThrow();
    assertThat(edition.number()).isEqualTo("7");
    assertThat(edition.thisUpdate()).isEqualTo(NOW);
    assertThat(edition.nextUpdate()).isEqualTo(SOON);
    assertThat(edition.entries()).isOne();
    assertThat(edition.bytes()).isBetween(der.length - 4L, der.length + 4L);
    assertThat(rows.getFirst().issuer()).isEqualTo("cn=watched ca");
  }

  @Test
  void theOlderOfTwoCopiesDiffers() throws Exception {
    // Given
    server.list("/b.crl", list(9, NOW, SOON));
    // When
    List<ProbeRow> rows = look("/a.crl", "/b.crl");
    // Then
    assertThat(rows.get(0).probe().agreement().detail()).contains("list 7 ").contains("list 9 ");
    assertThat(rows.get(1).probe().agreement()).isEqualTo(Agreement.AGREES);
  }

  @Test
  void aCopyThatCanNotBeReadLeavesItOpen() throws Exception {
    // When
    List<ProbeRow> rows = look("/a.crl", "/missing.crl");
    // Then
    assertThat(rows.get(0).probe().agreement()).isEqualTo(Agreement.UNKNOWN);
    assertThat(rows.get(1).probe().result()).isEqualTo(Result.REFUSED);
  }

  @Test
  void partsOfAListAreNoCopiesOfEachOther() throws Exception {
    // Given
    server.list(
        "/part.crl",
        Crls.with(
            Crls.builder(authority, NOW.plusSeconds(1), SOON, Map.of()),
            Extension.issuingDistributionPoint,
            new IssuingDistributionPoint(null, true, false),
            keys));
    // When
    List<ProbeRow> rows = look("/a.crl", "/part.crl");
    // Then
    assertThat(rows).allMatch(row -> row.probe().agreement().equals(Agreement.AGREES));
  }

  // ---- responders ----

  @Test
  void aResponderThatHangsUpIsUnreachable() throws Exception {
    // Given
    server.next("/ocsp", Misbehaviour.hangUp());
    // When / Then
    assertThat(ocsp().result()).isEqualTo(Result.UNREACHABLE);
  }

  @Test
  void aResponderThatIsAtItsEndRefuses() throws Exception {
    // Given
    server.answering(question -> error(OCSPRespBuilder.TRY_LATER));
    // When
    Probe probe = ocsp();
    // Then
    assertThat(probe.result()).isEqualTo(Result.REFUSED);
    assertThat(probe.detail()).contains("status " + OCSPRespBuilder.TRY_LATER);
  }

  @Test
  void aServerErrorIsARefusal() throws Exception {
    // Given
    server.next("/ocsp", Misbehaviour.status(503, "text/plain", "busy"));
    // When / Then
    assertThat(ocsp().result()).isEqualTo(Result.REFUSED);
  }

  @Test
  void garbageIsUnreadable() throws Exception {
    // Given
    server.answering(question -> new byte[] {0x30, 3, 1, 2, 3});
    // When / Then
    assertThat(ocsp().result()).isEqualTo(Result.UNREADABLE);
  }

  @Test
  void anAnswerOfAnotherKeyIsSignedByTheWrongOne() throws Exception {
    // Given
    server.answering(OcspAnswer.of(authority, others, serial -> OcspAnswer.REVOKED)::to);
    // When / Then
    assertThat(ocsp().result()).isEqualTo(Result.WRONG_SIGNER);
  }

  @Test
  void yesterdaysAnswerHasRunOut() throws Exception {
    // Given
    Instant then = NOW.minusSeconds(7200);
    server.answering(
        new OcspAnswer(
                authority,
                keys,
                List.of(),
                serial -> OcspAnswer.REVOKED,
                then,
                Optional.of(then.plusSeconds(3600)))
            ::to);
    // When / Then
    assertThat(ocsp().result()).isEqualTo(Result.EXPIRED);
  }

  @Test
  void theAnswerToAnEarlierQuestionIsUnrelated() throws Exception {
    // Given
    byte[][] first = new byte[1][];
    RevocationServer.Ocsp honest = answer(OcspAnswer.REVOKED)::to;
    server.answering(
        question -> {
          first[0] = first[0] == null ? honest.to(question) : first[0];
          return first[0];
        });
    assertThat(ocsp().result()).isEqualTo(Result.ANSWERED);
    // When / Then
    assertThat(ocsp().result()).isEqualTo(Result.UNRELATED);
  }

  @Test
  void aDelegatedSignerIsTheRightOne() throws Exception {
    // Given
    X509Certificate delegate = Keys.responder(NAME, keys, others);
    Instant now = Instant.now();
    server.answering(
        new OcspAnswer(
                authority,
                others,
                List.of(delegate),
                serial -> OcspAnswer.REVOKED,
                now,
                Optional.empty())
            ::to);
    // When / Then
    assertThat(ocsp().result()).isEqualTo(Result.ANSWERED);
  }

  @Test
  void goodForWhatTheListRevokesIsAContradiction() throws Exception {
    // Given
    server.answering(answer(OcspAnswer.GOOD)::to);
    // When
    Probe probe = ocsp();
    // Then
    assertThat(probe.result()).isEqualTo(Result.ANSWERED);
    assertThat(probe.agreement().kind()).isEqualTo(Agreement.Kind.DIFFERS);
    assertThat(probe.agreement().detail()).contains("of 1267, revoked by the CRL").contains("good");
  }

  @Test
  void unknownForWhatTheListRevokesIsOneToo() throws Exception {
    // Given
    server.answering(answer(OcspAnswer.UNKNOWN)::to);
    // When / Then
    assertThat(ocsp().agreement().kind()).isEqualTo(Agreement.Kind.DIFFERS);
  }

  @Test
  void whatIsHeldMayBeReleasedMeanwhile() throws Exception {
    // Given
    server.list(
        "/a.crl", Crls.of(authority, keys, 8, NOW, SOON, Map.of(LOST, CRLReason.certificateHold)));
    server.answering(answer(OcspAnswer.GOOD)::to);
    // When / Then
    assertThat(ocsp().agreement()).isEqualTo(Agreement.AGREES);
  }

  @Test
  void withoutAListNothingIsCompared() throws Exception {
    // Given
    server.next("/a.crl", Misbehaviour.status(404, "text/plain", ""));
    server.answering(answer(OcspAnswer.UNKNOWN)::to);
    // When
    Probe probe = ocsp();
    // Then
    assertThat(probe.result()).isEqualTo(Result.ANSWERED);
    assertThat(probe.agreement()).isEqualTo(Agreement.UNKNOWN);
  }

  @Test
  void whileTheListIsAwayWhatItNamedLastIsAskedAbout() throws Exception {
    // Given
    try (AuthorityProbe probe =
        probe(List.of("/a.crl"), List.of("/ocsp"), Duration.ofSeconds(10))) {
      probe.look();
      server.next("/a.crl", Misbehaviour.status(404, "text/plain", ""));
      server.answering(answer(OcspAnswer.GOOD)::to);
      // When
      List<ProbeRow> rows = probe.look();
      // Then
      assertThat(crl(rows).result()).isEqualTo(Result.REFUSED);
      assertThat(rows.getLast().probe().agreement().detail())
          .contains("of 1267, revoked by the CRL")
          .contains("good");
    }
  }

  @Test
  void aResponderWithAStoreHasNoAnswerForANumberThatNobodyHas() throws Exception {
    // Given
    server.answering(question -> error(OCSPRespBuilder.UNAUTHORIZED));
    // When
    Probe listed = ocsp();
    server.next("/a.crl", Misbehaviour.status(404, "text/plain", ""));
    Probe anybody = ocsp();
    // Then
    assertThat(listed.result()).isEqualTo(Result.REFUSED);
    assertThat(anybody.result()).isEqualTo(Result.ANSWERED);
  }

  @Test
  void theNewestEightAreAskedAbout() throws Exception {
    // Given
    Map<BigInteger, Integer> many = new HashMap<>();
    for (int i = 1; i <= 20; i++) {
      many.put(BigInteger.valueOf(i), CRLReason.superseded);
    }
    server.list("/a.crl", Crls.of(authority, keys, 8, NOW, SOON, many));
    // When
    Probe probe = ocsp();
    // Then
    assertThat(probe.agreement()).isEqualTo(Agreement.AGREES);
    assertThat(server.asked().stream().filter("POST /ocsp"::equals)).hasSize(Revoked.MOST);
  }

  @Test
  void afterAFailureNoFurtherQuestionIsAsked() throws Exception {
    // Given
    server.list(
        "/a.crl",
        Crls.of(
            authority,
            keys,
            8,
            NOW,
            SOON,
            Map.of(BigInteger.ONE, CRLReason.superseded, BigInteger.TWO, CRLReason.superseded)));
    server.next("/ocsp", Misbehaviour.status(500, "text/plain", ""));
    // When
    ocsp();
    // Then
    assertThat(server.asked().stream().filter("POST /ocsp"::equals)).hasSize(1);
  }

  private static byte[] error(int status) throws IOException {
    try {
      return new OCSPRespBuilder().build(status, null).getEncoded();
    } catch (OCSPException e) {
      throw new IOException(e);
    }
  }

  private static byte[] list(long number, Instant from, Instant until) {
    return Crls.of(authority, keys, number, from, until, ONE);
  }

  private static OcspAnswer answer(CertificateStatus status) {
    return OcspAnswer.of(authority, keys, serial -> status);
  }

  private Probe ocsp() throws InterruptedException {
    return look(List.of("/a.crl"), List.of("/ocsp"), Duration.ofSeconds(10)).getLast().probe();
  }

  private static Probe crl(List<ProbeRow> rows) {
    return rows.getFirst().probe();
  }

  private List<ProbeRow> look(String... crl) throws InterruptedException {
    return look(List.of(crl), List.of(), Duration.ofSeconds(10));
  }

  private List<ProbeRow> look(List<String> crl, List<String> ocsp, Duration timeout)
      throws InterruptedException {
    try (AuthorityProbe probe = probe(crl, ocsp, timeout)) {
      return probe.look();
    }
  }

  private AuthorityProbe probe(List<String> crl, List<String> ocsp, Duration timeout) {
    List<URI> lists = crl.stream().map(server::url).toList();
    List<URI> responders = ocsp.stream().map(server::url).toList();
    WatchedAuthority watched =
        new WatchedAuthority(
            "watched", authority, lists, responders, Duration.ofMinutes(5), timeout);
    return new AuthorityProbe(watched, Clock.systemUTC());
  }
}
