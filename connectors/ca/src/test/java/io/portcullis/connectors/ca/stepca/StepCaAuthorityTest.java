package io.portcullis.connectors.ca.stepca;

import java.math.BigInteger;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.PasswordBasedEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.ca.authority.Asking;
import io.portcullis.connectors.ca.authority.Cause;
import io.portcullis.connectors.ca.authority.Expected;
import io.portcullis.connectors.ca.authority.Reply;
import io.portcullis.connectors.ca.authority.StrictServer;
import io.portcullis.connectors.ca.authority.TestPki;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.issuer.Proof;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.Want;

import static org.assertj.core.api.Assertions.assertThat;

/** Against a server that checks the request and its token as step-ca does. */
@Timeout(120)
class StepCaAuthorityTest {
  private static final Instant NOW = Instant.now();
  private static final String DECIMAL = new BigInteger(Asking.SERIAL, 16).toString();

  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private StrictServer server;
  private HttpServer crl;
  private TestPki pki;
  private ECKey key;

  @BeforeEach
  void open() throws Exception {
    server = StrictServer.plain();
    pki = new TestPki(Asking.CA);
    key = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
  }

  @AfterEach
  void close() {
    server.close();
    Optional.ofNullable(crl).ifPresent(c -> c.stop(0));
  }

  private StepCaAuthority step(Proof proof) {
    return step(proof, () -> key.toJSONString(), () -> "");
  }

  private StepCaAuthority step(Proof proof, Supplier<String> jwk, Supplier<String> password) {
    return new StepCaAuthority(
        new StepCaConfig(
            "step",
            server.url(),
            "hub",
            jwk,
            password,
            new Issuers(List.of(pki.root())),
            proof,
            Tls.USUAL,
            Asking.TIMEOUT),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** As step-ca: the key by kid, issuer, audience, subject, time, and each token once. */
  private Expected revoke(int reason) {
    return Expected.of("POST", "/1.0/revoke")
        .header("Content-Type", "application/json")
        .body(
            body -> {
              try {
                var json = Json.VENDOR.readTree(body);
                SignedJWT token = SignedJWT.parse(json.path("ott").asText());
                var claims = token.getJWTClaimsSet();
                boolean good =
                    json.path("serial").asText().equals(DECIMAL)
                        && json.path("passive").asBoolean()
                        && json.path("reasonCode").asInt(-1) == reason
                        && json.path("reason").asText().startsWith("portcullis act-")
                        && token.verify(new ECDSAVerifier(key.toPublicJWK()))
                        && token.getHeader().getKeyID().equals(key.getKeyID())
                        && claims.getIssuer().equals("hub")
                        && claims.getSubject().equals(DECIMAL)
                        && claims.getAudience().equals(List.of(audience()))
                        && claims.getExpirationTime().toInstant().isAfter(NOW)
                        && claims.getExpirationTime().toInstant().isBefore(NOW.plusSeconds(301))
                        && tokens.add(claims.getJWTID());
                return good ? "" : "not what step-ca takes: " + body + claims;
              } catch (Exception e) {
                return e.toString();
              }
            })
        .answered(200, "{\"status\": \"ok\"}");
  }

  private String audience() {
    return "https://" + server.url().getAuthority() + "/1.0/revoke";
  }

  private Proof crl(BigInteger revoked, int reason) throws Exception {
    X509v2CRLBuilder builder = new JcaX509v2CRLBuilder(pki.root(), Date.from(NOW.minusSeconds(60)));
    builder.setNextUpdate(Date.from(NOW.plusSeconds(3_600)));
    builder.addCRLEntry(revoked, Date.from(NOW), reason);
    byte[] der =
        builder
            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pki.caKeys().getPrivate()))
            .getEncoded();
    crl =
        HttpServer.create(
            new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0), 0);
    crl.createContext(
        "/1.0/crl",
        exchange -> {
          exchange.sendResponseHeaders(200, der.length);
          exchange.getResponseBody().write(der);
          exchange.close();
        });
    crl.start();
    return new Proof(
        Optional.empty(),
        Optional.of(URI.create("http://127.0.0.1:" + crl.getAddress().getPort() + "/1.0/crl")));
  }

  @Test
  void withoutACrlARevocationIsHalfOfWhatWasAskedForAndPeopleLearnIt() {
    // Given
    server.expect(revoke(1));
    // When
    Outcome outcome = Asking.of(step(Proof.NONE)).to(Want.REVOKED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.REFUSED);
    assertThat(outcome.detail())
        .isEqualTo(
            "it is renewed no more, and that is all: without a CRL it is accepted until it"
                + " expires");
    server.done();
  }

  @Test
  void aTokenThatIsNotTakenIsTriedAgainAndToldWithoutIt() throws Exception {
    // Given
    Proof proof = crl(BigInteger.ONE, CRLReason.keyCompromise);
    server.expect(revoke(1).answered(401, "{\"status\": 401, \"message\": \"not authorized\"}"));
    server.expect(revoke(1).answered(500, "{}"));
    server.expect(revoke(1).answered(501, "{\"message\": \"no persistence\"}"));
    server.expect(revoke(1).hangsUp());
    List<Outcome> said = new ArrayList<>();
    // When
    for (int i = 0; i < 4; i++) {
      said.add(Asking.of(step(proof)).to(Want.REVOKED));
    }
    // Then
    assertThat(said).extracting(Outcome::status).containsOnly(Status.FAILED);
    assertThat(said.getFirst().detail()).contains("401", "not authorized").doesNotContain("eyJ");
    server.done();
  }

  @Test
  void aKeyThatIsNoneIsToldWithoutIt() {
    // Given
    List<StepCaAuthority> wrong =
        List.of(
            step(Proof.NONE, () -> "{\"kty\":\"sec-ret\"}", () -> ""),
            step(Proof.NONE, () -> key.toPublicJWK().toJSONString(), () -> ""),
            step(Proof.NONE, () -> "sec-ret", () -> "password"),
            step(Proof.NONE, () -> "sec-ret", () -> ""));
    for (StepCaAuthority step : wrong) {
      // When
      Outcome outcome = Asking.of(step).to(Want.REVOKED);
      // Then
      assertThat(outcome.status()).isEqualTo(Status.FAILED);
      assertThat(outcome.detail()).contains("the provisioner's key").doesNotContain("sec-ret");
    }
    server.done();
  }

  @Test
  void holdsAreRefused() {
    assertThat(Asking.of(step(Proof.NONE)).to(Want.HELD).status()).isEqualTo(Status.REFUSED);
  }

  @Test
  void withACrlARevocationIsProvedByIt() throws Exception {
    // Given
    Proof proof = crl(new BigInteger(Asking.SERIAL, 16), CRLReason.keyCompromise);
    server.expect(revoke(1));
    Asking asking = Asking.of(step(proof));
    // When
    Outcome done = asking.to(Want.REVOKED);
    Outcome seen = asking.verify(Want.REVOKED);
    // Then
    assertThat(done.status()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(seen.status()).isEqualTo(Status.VERIFIED);
    assertThat(seen.detail()).startsWith("CRL lists it, reason 1");
    server.done();
  }

  @Test
  void aRepetitionHasANewTokenAndIsDone() throws Exception {
    // Given
    Proof proof = crl(BigInteger.ONE, CRLReason.keyCompromise);
    server.expect(revoke(1));
    server.expect(
        revoke(1)
            .answered(
                400,
                "{\"status\": 400, \"message\": \"certificate with serial number '"
                    + DECIMAL
                    + "' is already revoked\"}"));
    Asking asking = Asking.of(step(proof));
    asking.to(Want.REVOKED);
    // When
    Outcome again = asking.to(Want.REVOKED);
    // Then
    assertThat(again.status()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(again.detail()).contains("before");
    assertThat(tokens).hasSize(2);
    server.done();
  }

  @Test
  void renewalIsDeniedByItself() throws Exception {
    // Given
    server.expect(revoke(0));
    StepCaAuthority step = step(Proof.NONE);
    // When
    Reply reply = step.denyRenewal(Asking.of(step).target(), new Cause("act-1", 1, Asking.DECIDED));
    // Then
    assertThat(reply.kind()).isEqualTo(Reply.Kind.DONE);
    server.done();
  }

  @Test
  void theEncryptedKeyOfTheConfigurationFileOpensWithItsPassword() throws Exception {
    // Given
    JWEObject encrypted =
        new JWEObject(
            new JWEHeader.Builder(JWEAlgorithm.PBES2_HS256_A128KW, EncryptionMethod.A256GCM)
                .build(),
            new Payload(key.toJSONString()));
    encrypted.encrypt(new PasswordBasedEncrypter("provisioner-pw", 16, 100_000));
    String compact = encrypted.serialize();
    server.expect(revoke(1));
    // When
    Outcome outcome =
        Asking.of(step(Proof.NONE, () -> compact, () -> "provisioner-pw")).to(Want.REVOKED);
    Outcome wrong = Asking.of(step(Proof.NONE, () -> compact, () -> "other")).to(Want.REVOKED);
    // Then
    assertThat(outcome.detail()).startsWith("it is renewed no more");
    assertThat(wrong.detail()).isEqualTo("the provisioner's key does not open with its password");
    server.done();
  }

  @Test
  void doctorSeesHealthProvisionerAndKey() {
    // Given
    Expected health = Expected.of("GET", "/health");
    Expected list = Expected.of("GET", "/1.0/provisioners?limit=100");
    String other = "{\"provisioners\": [{\"name\": \"%s\", \"key\": {\"kid\": \"%s\"}}]%s}";
    server.expect(health.answered(500, "{}"));
    server.expect(health.answered(200, "{\"status\": \"ok\"}"));
    server.expect(list.answered(200, other.formatted("x", "y", "")));
    server.expect(health.answered(200, "{\"status\": \"ok\"}"));
    server.expect(list.answered(200, other.formatted("hub", "y", "")));
    server.expect(health.answered(200, "{\"status\": \"ok\"}"));
    server.expect(list.answered(200, other.formatted("x", "y", ", \"nextCursor\": \"a b\"")));
    server.expect(
        Expected.of("GET", "/1.0/provisioners?limit=100&cursor=a%20b")
            .answered(200, other.formatted("hub", key.getKeyID(), "")));
    List<String> said = new ArrayList<>();
    // When
    for (int i = 0; i < 4; i++) {
      said.add(step(Proof.NONE).check());
    }
    // Then
    assertThat(said)
        .containsExactly(
            "step-ca is not well: HTTP 500",
            "step-ca has no provisioner hub",
            "the provisioner hub has another key than the one that is set",
            "ok");
    server.done();
  }
}
