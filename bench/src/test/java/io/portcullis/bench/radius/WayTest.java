package io.portcullis.bench.radius;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portcullis.connectors.api.Json;

import static org.assertj.core.api.Assertions.assertThat;

class WayTest {
  private static final Path CERTS = Path.of("certs");

  @Test
  void theHubIsAskedByTheFilesThatAreShipped() {
    assertThat(Way.HUB.eap())
        .isEqualTo(Shipped.text("mods-available/portcullis_eap"))
        .contains("virtual_server = portcullis");
    assertThat(Way.HUB.revocation(CERTS, 1)).isEqualTo(Shipped.text("revocation/hub"));
  }

  @ParameterizedTest
  @EnumSource(names = {"CRL", "OCSP"})
  void theOthersAskNoHub(Way way) {
    assertThat(way.eap()).doesNotContain("virtual_server").contains("eap {");
  }

  @Test
  void aCrlIsReadFromMemoryAndOcspAsksTheCa() {
    assertThat(Way.CRL.revocation(CERTS, 7)).contains("check_crl = yes").contains("certs/hashed");
    assertThat(Way.OCSP.revocation(CERTS, 7)).contains("http://127.0.0.1:7/ocsp");
  }

  @Test
  void aQuestionIsTheLoginOfOneOfTheVerdicts() throws IOException {
    // When
    var question = Json.VENDOR.readTree(Verdicts.question(1));
    // Then
    assertThat(question.at("/TLS-Client-Cert-Serial/value/0").asText()).isEqualTo("100001");
    assertThat(question.at("/Calling-Station-Id/value/0").asText()).isEqualTo("02-BE-00-00-00-01");
  }
}
