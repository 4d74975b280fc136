package io.portcullis.connectors.ca.ejbca;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.http.ClientKey;
import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.ca.authority.Asking;
import io.portcullis.connectors.ca.authority.Expected;
import io.portcullis.connectors.ca.authority.Listed;
import io.portcullis.connectors.ca.authority.StrictServer;
import io.portcullis.connectors.ca.authority.TestPki;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.issuer.Proof;
import io.portcullis.connectors.ca.status.Seen;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Want;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Over mutual TLS, against a server that takes EJBCA's published requests alone. */
@Timeout(120)
class EjbcaAuthorityTest {
  private static final String REST = "/ejbca/ejbca-rest-api";
  private static final String CERTIFICATE =
      REST + "/v1/certificate/CN=Keep%20Issuing%20CA,O=Keep/A1B2C3D4E5";
  private static final String REVOKED =
      """
      {"issuer_dn": "CN=Keep Issuing CA,O=Keep", "serial_number": "A1B2C3D4E5",
       "revocation_reason": "%s", "revocation_date": "2026-03-01T10:00:00Z",
       "message": "Successfully revoked", "revoked": true}\
      """;

  @TempDir Path dir;
  private TestPki pki;
  private StrictServer server;
  private Tls tls;

  @BeforeEach
  void open() throws Exception {
    pki = new TestPki(Asking.CA);
    server = StrictServer.mutual(pki.server());
    Path client = pki.pkcs12(dir.resolve("hub.p12"), "CN=hub");
    tls =
        new Tls(
            Optional.of(pki.pem(dir.resolve("ca.pem"))),
            Optional.of(new ClientKey.Pkcs12(client, () -> String.valueOf(TestPki.PASSPHRASE))));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private EjbcaConfig config(Tls with, Duration timeout) {
    return new EjbcaConfig(
        "ejbca",
        URI.create(server.url() + REST),
        Optional.empty(),
        Optional.of(new EjbcaConfig.Enrolment("ENDUSER", "Canaries", "canary", () -> "enrol-pw")),
        Optional.of("Keep Issuing CA"),
        new Issuers(List.of(pki.root())),
        Proof.NONE,
        with,
        timeout);
  }

  private EjbcaAuthority ejbca() {
    return new EjbcaAuthority(config(tls, Asking.TIMEOUT), Clock.systemUTC());
  }

  private static Expected revoke(String reason) {
    return Expected.of("PUT", CERTIFICATE + "/revoke?reason=" + reason)
        .header("Accept", "application/json");
  }

  private static Expected status(String json) {
    return Expected.of("GET", CERTIFICATE + "/revocationstatus").answered(200, json);
  }

  private static String state(boolean revoked, String reason) {
    return "{\"revoked\": " + revoked + ", \"revocation_reason\": \"" + reason + "\"}";
  }

  @Test
  void aServerOfAnotherAuthorityIsNotSpokenTo() throws Exception {
    // Given
    Path other = new TestPki("CN=Other").pem(dir.resolve("other.pem"));
    Tls wrong = new Tls(Optional.of(other), tls.client());
    // When
    Outcome outcome =
        Asking.of(new EjbcaAuthority(config(wrong, Asking.TIMEOUT), Clock.systemUTC()))
            .to(Want.REVOKED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).contains("no whole answer");
    server.done();
  }

  @Test
  void aWrongPassphraseIsToldWithoutIt() {
    // Given
    Tls wrong =
        new Tls(
            tls.trust(),
            Optional.of(new ClientKey.Pkcs12(dir.resolve("hub.p12"), () -> "wrong-pass")));
    // When
    Outcome outcome =
        Asking.of(new EjbcaAuthority(config(wrong, Asking.TIMEOUT), Clock.systemUTC()))
            .to(Want.REVOKED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail())
        .contains("hub.p12 does not open with its passphrase")
        .doesNotContain("wrong-pass");
  }

  @Test
  void anAdministratorWithoutTheRightIsToldWhichOne() {
    // Given
    server.expect(
        revoke("KEY_COMPROMISE")
            .answered(403, "{\"error_code\": 403, \"error_message\": \"not authorized\"}"));
    // When
    Outcome outcome = Asking.of(ejbca()).to(Want.REVOKED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).contains("not authorized", "/ra_functionality/revoke_end_entity");
  }

  @Test
  void whatIsNotThereIsRefusedAndWhatIsBusyIsNot() {
    // Given
    server.expect(
        revoke("KEY_COMPROMISE")
            .answered(404, "{\"error_code\": 404, \"error_message\": \"does not exist\"}"));
    server.expect(
        revoke("KEY_COMPROMISE")
            .answered(503, "{\"error_code\": 503, \"error_message\": \"CA offline\"}"));
    server.expect(revoke("KEY_COMPROMISE").answered(500, "<html/>"));
    server.expect(
        revoke("KEY_COMPROMISE").answered(202, "{\"info_message\": \"approval needed\"}"));
    server.expect(revoke("KEY_COMPROMISE").answered(400, "{\"error_message\": \"already waits\"}"));
    server.expect(revoke("KEY_COMPROMISE").hangsUp());
    List<Status> said = new ArrayList<>();
    // When
    for (int i = 0; i < 6; i++) {
      said.add(Asking.of(ejbca()).to(Want.REVOKED).status());
    }
    // Then
    assertThat(said)
        .containsExactly(
            Status.REFUSED,
            Status.FAILED,
            Status.FAILED,
            Status.FAILED,
            Status.FAILED,
            Status.FAILED);
    server.done();
  }

  @Test
  void silenceIsSilence() {
    // Given
    server.expect(revoke("KEY_COMPROMISE").silent());
    // When
    Outcome outcome =
        Asking.of(new EjbcaAuthority(config(tls, Duration.ofSeconds(3)), Clock.systemUTC()))
            .to(Want.REVOKED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.SILENT);
  }

  /** 409 means "it is so already" as well as "that can not be". */
  @Test
  void aConflictIsJudgedByWhatHolds() {
    // Given
    String conflict = "{\"error_code\": 409, \"error_message\": \"already revoked\"}";
    server.expect(revoke("KEY_COMPROMISE").answered(409, conflict));
    server.expect(status(state(true, "KEY_COMPROMISE")));
    server.expect(revoke("CERTIFICATE_HOLD").answered(409, conflict));
    server.expect(status(state(true, "KEY_COMPROMISE")));
    server.expect(revoke("REMOVE_FROM_CRL").answered(409, conflict));
    server.expect(status(state(false, "NOT_REVOKED")));
    server.expect(revoke("REMOVE_FROM_CRL").answered(409, conflict));
    server.expect(status("not json"));
    List<Status> said = new ArrayList<>();
    // When
    for (Want want : List.of(Want.REVOKED, Want.HELD, Want.VALID, Want.VALID)) {
      said.add(Asking.of(ejbca()).to(want).status());
    }
    // Then
    assertThat(said)
        .containsExactly(Status.ACKNOWLEDGED, Status.REFUSED, Status.ACKNOWLEDGED, Status.FAILED);
    server.done();
  }

  @ParameterizedTest
  @EnumSource(
      value = ReasonCode.class,
      names = {"CERTIFICATE_HOLD", "REMOVE_FROM_CRL"},
      mode = EnumSource.Mode.EXCLUDE)
  void eachReasonHasEjbcasWord(ReasonCode reason) {
    // Given
    String word = reason == ReasonCode.PRIVILEGE_WITHDRAWN ? "PRIVILEGES_WITHDRAWN" : reason.name();
    server.expect(revoke(word).answered(200, REVOKED.formatted(word)));
    // When
    Outcome outcome = Asking.of(ejbca()).to(Want.REVOKED, reason);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.ACKNOWLEDGED);
    server.done();
  }

  @Test
  void heldReleasedAndSeenSo() {
    // Given
    server.expect(revoke("CERTIFICATE_HOLD").answered(200, REVOKED.formatted("CERTIFICATE_HOLD")));
    server.expect(status(state(true, "CERTIFICATE_HOLD")));
    server.expect(revoke("REMOVE_FROM_CRL").answered(200, REVOKED.formatted("REMOVE_FROM_CRL")));
    server.expect(status(state(false, "NOT_REVOKED")));
    Asking asking = Asking.of(ejbca());
    for (Want want : List.of(Want.HELD, Want.VALID)) {
      // When
      Outcome done = asking.to(want);
      Outcome seen = asking.verify(want);
      // Then
      assertThat(done.status()).isEqualTo(Status.ACKNOWLEDGED);
      assertThat(seen.status()).isEqualTo(Status.VERIFIED);
      assertThat(seen.detail()).startsWith("EJBCA says");
    }
    server.done();
  }

  @Test
  void theCrlIsMade() throws IOException {
    // Given
    Expected make =
        Expected.of("POST", REST + "/v1/ca/CN=Keep%20Issuing%20CA,O=Keep/createcrl?deltacrl=false");
    server.expect(make.answered(200, "{\"latest_crl_version\": 7, \"all_success\": true}"));
    server.expect(make.answered(200, "{\"latest_crl_version\": 7, \"all_success\": false}"));
    // When
    List<String> said = List.of(ejbca().publishCrl().text(), ejbca().publishCrl().text());
    // Then
    assertThat(said).containsExactly("CRL 7 made", "EJBCA did not make all its CRLs");
  }

  @Test
  void aCertificateIsEnrolled() throws Exception {
    // Given
    KeyPair keys = TestPki.keys();
    X509Certificate leaf = pki.leaf("CN=canary", keys, BigInteger.TEN);
    byte[] request = TestPki.request(keys);
    server.expect(
        Expected.of("POST", REST + "/v1/certificate/pkcs10enroll")
            .json(
                Json.text(
                    Map.of(
                        "certificate_request", TestPki.text("CERTIFICATE REQUEST", request),
                        "certificate_profile_name", "ENDUSER",
                        "end_entity_profile_name", "Canaries",
                        "certificate_authority_name", "Keep Issuing CA",
                        "username", "canary",
                        "password", "enrol-pw",
                        "include_chain", false)))
            .answered(
                201,
                Json.text(
                    Map.of(
                        "certificate",
                        Base64.getEncoder().encodeToString(leaf.getEncoded()),
                        "response_format",
                        "DER"))));
    // When
    X509Certificate issued = ejbca().issue(request, Duration.ofHours(1));
    // Then
    assertThat(issued).isEqualTo(leaf);
    server.expect(
        Expected.of("POST", REST + "/v1/certificate/pkcs10enroll")
            .body(b -> "")
            .answered(400, "{\"error_message\": \"wrong password\"}"));
    assertThatThrownBy(() -> ejbca().issue(request, Duration.ofHours(1)))
        .hasMessage("enrol: HTTP 400: wrong password");
  }

  @Test
  void certificatesAreListedPageByPage() throws IOException {
    // Given
    String one =
        """
        {"issuerDN": "CN=Keep Issuing CA,O=Keep", "subjectDN": "CN=laptop",
         "serialNumber": "0A1B", "expireDate": 1772359200000, "status": %d,
         "revocationReason": %d}\
        """;
    String full = String.join(",", java.util.Collections.nCopies(500, one.formatted(20, -1)));
    server.expect(page(1).answered(200, "{\"certificates\": [" + full + "]}"));
    server.expect(page(2).answered(200, "{\"certificates\": [" + one.formatted(40, 6) + "]}"));
    List<Listed> listed = new ArrayList<>();
    // When
    ejbca().list(listed::add);
    // Then
    assertThat(listed).hasSize(501);
    assertThat(listed.getLast())
        .isEqualTo(
            new Listed(
                "CN=Keep Issuing CA,O=Keep",
                "a1b",
                "CN=laptop",
                Instant.ofEpochMilli(1_772_359_200_000L),
                Seen.Kind.HELD));
    assertThat(listed.getFirst().status()).isEqualTo(Seen.Kind.GOOD);
    server.done();
  }

  private static Expected page(int number) {
    return Expected.of("POST", REST + "/v2/certificate/search")
        .json(
            """
            {"pagination": {"page_size": 500, "current_page": %d},
             "sort": {"property": "ISSUED_DATE", "operation": "ASC"},
             "criteria": [{"property": "CA", "value": "Keep Issuing CA", "operation": "EQUAL"}]}\
            """
                .formatted(number));
  }

  @Test
  void doctorSeesWhetherTheRoleReachesTheCa() {
    // Given
    Expected ask = Expected.of("GET", REST + "/v1/ca");
    server.expect(ask.answered(200, "{\"certificate_authorities\": []}"));
    server.expect(
        ask.answered(
            200,
            "{\"certificate_authorities\": [{\"subject_dn\": \"CN=Keep Issuing CA, O=Keep\"}]}"));
    // When
    List<String> said = List.of(ejbca().check(), ejbca().check());
    // Then
    assertThat(said.get(0)).contains("no access to the CA CN=Keep Issuing CA,O=Keep");
    assertThat(said.get(1)).isEqualTo("ok");
  }

  @Test
  void withoutAClientCertificateItIsRefusedAtTheStart() {
    assertThatThrownBy(() -> config(new Tls(tls.trust(), Optional.empty()), Asking.TIMEOUT))
        .hasMessage("tls: EJBCA wants a client certificate");
  }

  @Test
  void aReplacedClientCertificateIsTakenUpWithTheNextCall() throws Exception {
    // Given
    server.expect(status(state(false, "NOT_REVOKED")));
    Files.writeString(dir.resolve("hub.p12"), "half written");
    EjbcaAuthority ejbca = ejbca();
    assertThat(ejbca.look(Asking.of(ejbca).target()).kind()).isEqualTo(Seen.Kind.NONE);
    pki.pkcs12(dir.resolve("hub.p12"), "CN=hub");
    // When
    Seen seen = ejbca.look(Asking.of(ejbca).target());
    // Then
    assertThat(seen.kind()).isEqualTo(Seen.Kind.GOOD);
    server.done();
  }
}
