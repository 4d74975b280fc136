package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;

import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.ca.status.Digests;

import static org.assertj.core.api.Assertions.assertThat;

class PkiServerTest {
  @TempDir Path dir;
  private final HttpClient http = HttpClient.newHttpClient();
  private LocalCa ca;

  @BeforeEach
  void open() throws IOException {
    ca = LocalCa.open(Samples.config(dir), Clock.systemUTC());
  }

  @AfterEach
  void close() throws IOException {
    http.close();
    ca.close();
  }

  private HttpResponse<byte[]> send(String method, String path, byte[] body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(ca.url() + path))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return send("GET", path, new byte[0]);
  }

  @Test
  void aBodyOverTheBoundIsTooLarge() throws Exception {
    assertThat(send("POST", "/ocsp", new byte[PkiServer.MAX_REQUEST + 1]).statusCode())
        .isEqualTo(413);
  }

  @Test
  void aBodyAtTheBoundIsRead() throws Exception {
    // When
    HttpResponse<byte[]> response = send("POST", "/ocsp", new byte[PkiServer.MAX_REQUEST]);
    // Then
    assertThat(new OCSPResp(response.body()).getStatus())
        .isEqualTo(OCSPRespBuilder.MALFORMED_REQUEST);
  }

  @Test
  void otherMethodsAndPathsAreRefused() throws Exception {
    assertThat(send("PUT", "/ocsp", new byte[1]).statusCode()).isEqualTo(405);
    assertThat(send("POST", "/ca.crl", new byte[1]).statusCode()).isEqualTo(405);
    assertThat(get("/ca.crl/more").statusCode()).isEqualTo(404);
    assertThat(get("/").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsNoBase64IsMalformed() throws Exception {
    for (String path : new String[] {"/ocsp", "/ocsp/", "/ocsp/%20not", "/ocsp/%zz"}) {
      HttpResponse<byte[]> response = get(path.replace("%zz", "====="));
      assertThat(new OCSPResp(response.body()).getStatus())
          .isEqualTo(OCSPRespBuilder.MALFORMED_REQUEST);
    }
  }

  @Test
  void aQuestionByGetIsAnswered() throws Exception {
    // Given
    byte[] question =
        new OCSPReqBuilder()
            .addRequest(
                new CertificateID(Digests.of(IssuerHashes.SHA1), ca.holder(), BigInteger.TEN))
            .build()
            .getEncoded();
    String text = Base64.getEncoder().encodeToString(question);
    // When
    HttpResponse<byte[]> escaped =
        get("/ocsp/" + URLEncoder.encode(text, StandardCharsets.US_ASCII));
    HttpResponse<byte[]> plain = get("/ocsp/" + text);
    // Then
    assertThat(new OCSPResp(escaped.body()).getStatus()).isEqualTo(OCSPRespBuilder.SUCCESSFUL);
    assertThat(new OCSPResp(plain.body()).getStatus()).isEqualTo(OCSPRespBuilder.SUCCESSFUL);
    assertThat(plain.headers().firstValue("Content-Type")).contains("application/ocsp-response");
  }

  @Test
  void crlAndCertificateAreServed() throws Exception {
    assertThat(get("/ca.crl").body()).isEqualTo(ca.crl().der());
    assertThat(new X509CertificateHolder(get("/ca.cer").body())).isEqualTo(ca.holder());
  }
}
