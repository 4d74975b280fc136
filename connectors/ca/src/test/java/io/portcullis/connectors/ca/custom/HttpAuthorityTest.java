package io.portcullis.connectors.ca.custom;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.ca.authority.Asking;
import io.portcullis.connectors.ca.authority.Authority;
import io.portcullis.connectors.ca.authority.Expected;
import io.portcullis.connectors.ca.authority.StrictServer;
import io.portcullis.connectors.ca.authority.TestPki;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.issuer.Proof;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Want;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(120)
class HttpAuthorityTest {
  /** Every character that could break out of where the name stands. */
  private static final String ISSUER = "CN=Ke\\\"ep & Söhne/..?#%\\\\{serial},O=A\\+B";

  private static final String BODY =
      "{\"ca\": \"{issuer}\", \"serial\": \"{serial.colons}\", \"code\": \"{#reason.code}\"}";

  private final Map<Wish, HttpWish> wishes = new EnumMap<>(Wish.class);
  private StrictServer server;
  private TestPki pki;

  @BeforeEach
  void open() throws Exception {
    server = StrictServer.plain();
    pki = new TestPki(Asking.CA);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static HttpWish call(String method, String url) {
    return new HttpWish(
        method, url, Map.of(), Optional.empty(), Map.of(), Optional.empty(), List.of());
  }

  private HttpWish json(String body, AnswerRule... rules) {
    return new HttpWish(
        "POST",
        server.url() + "/revoke",
        Map.of("X-Generation", "{generation}"),
        Optional.of(body),
        Map.of(),
        Optional.empty(),
        List.of(rules));
  }

  private static AnswerRule rule(String status, String pointer, String value, Meaning means) {
    return new AnswerRule(
        StatusRange.parse(status),
        pointer.isEmpty() ? Optional.empty() : Optional.of(AnswerRule.Found.of(pointer, value)),
        means);
  }

  private Authority authority(Issuers issuers, Optional<HttpAuth> auth, Duration timeout) {
    return new HttpConfig(
            "private",
            wishes,
            auth,
            Optional.of(new BodySignature("X-Signature", "sha256=", () -> "hmac-key")),
            Optional.of("Idempotency-Key"),
            issuers,
            Proof.NONE,
            Tls.USUAL,
            timeout)
        .open(Clock.systemUTC());
  }

  private Authority authority() {
    Supplier<String> token = () -> "top-secret";
    return authority(
        new Issuers(List.of(pki.root())), Optional.of(new HttpAuth.Bearer(token)), Asking.TIMEOUT);
  }

  private Expected revoke() {
    return Expected.of("POST", "/revoke")
        .header("Authorization", "Bearer top-secret")
        .header("X-Generation", "1");
  }

  private static String signature(String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec("hmac-key".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "sha256="
          + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void templatesThatCanNotBeFilledSafelyAreRefusedAtTheStart() {
    String https = "https://ca.example.net";
    Map<HttpWish, String> wrong =
        Map.ofEntries(
            Map.entry(call("POST", https + "/{serail}"), "{serail} is none of {serial}"),
            Map.entry(call("POST", "https://{serial}/x"), "placeholders after the host only"),
            Map.entry(call("POST", "http://ca.example.net/x"), "would send a secret in clear"),
            Map.entry(call("POST", https + "/x#{serial}"), "must be https://HOST"),
            Map.entry(call("POST", https + "/a b"), "must be percent-encoded"),
            Map.entry(call("TRACE", https + "/x"), "method: must be one of"),
            Map.entry(body("{\"a\": {serial}}", "", ""), "is not JSON"),
            Map.entry(body("{\"{serial}\": 1}", "", ""), "a field's name holds a placeholder"),
            Map.entry(body("{\"a\": \"{#serial}\"}", "", ""), "{serial} is no number"),
            Map.entry(body("", "issuer is {issuer}", ""), "{issuer} can not be escaped here"),
            Map.entry(body("{}", "both", ""), "more than one of json, form and text"),
            Map.entry(body("", "", "{issuer}"), "no {issuer}"),
            Map.entry(body("", "", "two\r\nlines"), "in one line"));
    wrong.forEach(
        (wish, why) -> assertThat(wish.problem(Wish.REVOKE).orElse("")).as(why).contains(why));
    assertThat(call("GET", https + "/{reason}").problem(Wish.LOOK).orElse(""))
        .contains("1 to 32 answers");
    assertThat(
            new HttpWish(
                    "GET",
                    https + "/{reason}",
                    Map.of(),
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    List.of(rule("200", "", "", Meaning.GOOD)))
                .problem(Wish.LOOK)
                .orElse(""))
        .contains("{reason} has no value when it is about look");
  }

  private static HttpWish body(String json, String text, String header) {
    return new HttpWish(
        "POST",
        "https://ca.example.net/x",
        header.isEmpty() ? Map.of() : Map.of("X-A", header),
        Optional.of(json).filter(j -> !j.isEmpty()),
        Map.of(),
        Optional.of(text).filter(t -> !t.isEmpty()),
        List.of());
  }

  @Test
  void oneWithoutRevokeOrWithHalfAHoldIsRefused() {
    assertThatThrownBy(this::authority).hasMessage("revoke: is missing");
    wishes.put(Wish.REVOKE, json(BODY));
    wishes.put(Wish.HOLD, json(BODY));
    assertThatThrownBy(this::authority).hasMessage("release: goes with hold, both or none");
  }

  @Test
  void answersMeanWhatTheirRulesSayAndOthersWhatHttpSays() {
    // Given
    wishes.put(
        Wish.REVOKE,
        json(
            "{}",
            rule("200", "/result", "ok", Meaning.DONE),
            rule("200", "/result", "again", Meaning.ALREADY),
            rule("200", "/busy", "true", Meaning.LATER),
            rule("410-419", "", "", Meaning.REFUSED)));
    List<Integer> codes = List.of(200, 200, 200, 200, 410, 404, 401, 403, 429, 500, 302);
    List<String> bodies =
        List.of("{\"result\": \"ok\"}", "{\"result\": \"again\"}", "{\"busy\": true}", "{}");
    List<Status> said = new ArrayList<>();
    // When
    for (int i = 0; i < codes.size(); i++) {
      String answer = i < bodies.size() ? bodies.get(i) : "{\"echo\": \"top-secret\"}";
      server.expect(revoke().json("{}").answered(codes.get(i), answer));
      Outcome outcome = Asking.of(authority()).to(Want.REVOKED);
      assertThat(outcome.detail()).doesNotContain("top-secret");
      said.add(outcome.status());
    }
    // Then
    assertThat(said)
        .containsExactly(
            Status.ACKNOWLEDGED,
            Status.ACKNOWLEDGED,
            Status.FAILED,
            Status.FAILED,
            Status.REFUSED,
            Status.REFUSED,
            Status.FAILED,
            Status.FAILED,
            Status.FAILED,
            Status.FAILED,
            Status.FAILED);
    server.done();
  }

  @Test
  void aServerThatMisbehavesIsNoSuccess() {
    // Given
    wishes.put(Wish.REVOKE, json("{}"));
    server.expect(revoke().json("{}").hangsUp());
    server.expect(revoke().json("{}").endless());
    server.expect(revoke().json("{}").silent());
    Issuers issuers = new Issuers(List.of(pki.root()));
    HttpAuth auth = new HttpAuth.Bearer(() -> "top-secret");
    List<Status> said = new ArrayList<>();
    // When
    said.add(Asking.of(authority()).to(Want.REVOKED).status());
    said.add(Asking.of(authority()).to(Want.REVOKED).status());
    said.add(
        Asking.of(authority(issuers, Optional.of(auth), Duration.ofSeconds(2)))
            .to(Want.REVOKED)
            .status());
    // Then
    assertThat(said).containsExactly(Status.FAILED, Status.FAILED, Status.SILENT);
  }

  @Test
  void aSecretThatNoHeaderCanHoldIsToldWithoutIt() {
    // Given
    wishes.put(Wish.REVOKE, json("{}"));
    HttpAuth auth = new HttpAuth.Secret("X-Key", () -> "two\nlines");
    // When
    Outcome outcome =
        Asking.of(authority(new Issuers(List.of(pki.root())), Optional.of(auth), Asking.TIMEOUT))
            .to(Want.REVOKED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).contains("no header can hold").doesNotContain("lines");
    server.done();
  }

  @Test
  void eachPlaceIsEscapedInItsOwnWay() throws Exception {
    // Given
    TestPki odd = new TestPki(ISSUER);
    String name = odd.root().getSubjectX500Principal().getName();
    wishes.put(
        Wish.REVOKE,
        new HttpWish(
            "POST",
            server.url() + "/ca/{issuer}/{serial}?ca={issuer}&r={reason}",
            Map.of(),
            Optional.of(BODY),
            Map.of(),
            Optional.empty(),
            List.of()));
    String encoded =
        java.net.URLEncoder.encode(name, StandardCharsets.UTF_8)
            .replace("+", "%20")
            .replace("*", "%2A");
    String segment = encoded.replace("%3D", "=").replace("%2C", ",");
    server.expect(
        Expected.of("POST", "/ca/" + segment + "/a1b2c3d4e5?ca=" + encoded + "&r=keyCompromise")
            .json(
                io.portcullis.connectors.api.Json.text(
                    Map.of("ca", name, "serial", "a1:b2:c3:d4:e5", "code", 1))));
    Authority authority =
        authority(new Issuers(List.of(odd.root())), Optional.empty(), Asking.TIMEOUT);
    // When
    var reply =
        authority.revoke(
            new io.portcullis.model.Target.OfCertificate(name, Asking.SERIAL, false),
            ReasonCode.KEY_COMPROMISE,
            new io.portcullis.connectors.ca.authority.Cause("act-1", 1, Asking.DECIDED));
    // Then
    server.done();
    assertThat(reply.text()).isEqualTo("HTTP 200");
  }

  @Test
  void aFormIsSignedAndCarriesTheActionsId() {
    // Given
    wishes.put(
        Wish.REVOKE,
        new HttpWish(
            "PUT",
            server.url() + "/form",
            Map.of(),
            Optional.empty(),
            Map.of("sn", "{serial.upper}", "ca", "{issuer}", "n", "{serial.decimal}"),
            Optional.empty(),
            List.of()));
    String body = "ca=CN%3DKeep%20Issuing%20CA%2CO%3DKeep&n=694488913125&sn=A1B2C3D4E5";
    Asking asking = Asking.of(authority());
    String id = asking.action(Want.REVOKED, ReasonCode.KEY_COMPROMISE).id();
    server.expect(
        Expected.of("PUT", "/form")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Idempotency-Key", id)
            .header("X-Signature", signature(body))
            .text(body));
    // When
    Outcome outcome = asking.to(Want.REVOKED);
    // Then
    server.done();
    assertThat(outcome.status()).isEqualTo(Status.ACKNOWLEDGED);
  }

  @Test
  void heldReleasedPublishedAndLookedAt() {
    // Given
    wishes.put(Wish.REVOKE, call("DELETE", server.url() + "/c/{serial}"));
    wishes.put(Wish.HOLD, call("PUT", server.url() + "/c/{serial}/hold?why={reason}"));
    wishes.put(Wish.RELEASE, call("DELETE", server.url() + "/c/{serial}/hold"));
    wishes.put(Wish.PUBLISH, call("POST", server.url() + "/crl"));
    wishes.put(
        Wish.LOOK,
        new HttpWish(
            "GET",
            server.url() + "/c/{serial}",
            Map.of(),
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            List.of(
                rule("200", "/state", "hold", Meaning.HELD),
                rule("200", "/state", "ok", Meaning.GOOD),
                rule("404", "", "", Meaning.UNKNOWN))));
    Expected look = Expected.of("GET", "/c/a1b2c3d4e5").header("Idempotency-Key", "");
    server.expect(Expected.of("PUT", "/c/a1b2c3d4e5/hold?why=certificateHold"));
    server.expect(Expected.of("POST", "/crl").answered(503, "{}"));
    server.expect(Expected.of("PUT", "/c/a1b2c3d4e5/hold?why=certificateHold"));
    server.expect(Expected.of("POST", "/crl"));
    server.expect(look.answered(200, "{\"state\": \"hold\"}"));
    server.expect(look.answered(500, "{}"));
    Asking asking = Asking.of(authority());
    // When
    Outcome unpublished = asking.to(Want.HELD);
    Outcome held = asking.to(Want.HELD);
    Outcome seen = asking.verify(Want.HELD);
    Outcome unseen = asking.verify(Want.HELD);
    // Then
    server.done();
    assertThat(unpublished.status()).isEqualTo(Status.FAILED);
    assertThat(unpublished.detail()).startsWith("done, but not published: HTTP 503");
    assertThat(held.status()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(seen.status()).isEqualTo(Status.VERIFIED);
    assertThat(seen.detail()).isEqualTo("the CA says held, HTTP 200");
    assertThat(unseen.status()).isEqualTo(Status.FAILED);
  }

  @Test
  void whatItWasNotToldItCanNotDo() {
    // Given
    wishes.put(Wish.REVOKE, json("{}"));
    Asking asking = Asking.of(authority());
    // When
    Outcome held = asking.to(Want.HELD);
    Outcome seen = asking.verify(Want.REVOKED);
    // Then
    assertThat(held.status()).isEqualTo(Status.REFUSED);
    assertThat(seen.status()).isEqualTo(Status.FAILED);
    assertThat(seen.detail()).contains("nothing to look at");
    server.done();
  }
}
