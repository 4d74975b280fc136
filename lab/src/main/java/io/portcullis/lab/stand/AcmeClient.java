package io.portcullis.lab.stand;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.security.auth.x500.X500Principal;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.ECKey;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

import io.portcullis.lab.net.LabException;
import io.portcullis.lab.net.Wait;

/** The shortest way to a certificate by ACME (RFC 8555 section 7): enough to see a server work. */
final class AcmeClient implements AutoCloseable {
  private static final Duration MOST = Duration.ofSeconds(20);

  private final AcmeCalls calls;

  private AcmeClient(AcmeCalls calls) {
    this.calls = calls;
  }

  static AcmeClient open(URI directory, SSLContext trust, ECKey account) {
    AcmeCalls calls = AcmeCalls.open(directory, trust, account);
    calls.account();
    return new AcmeClient(calls);
  }

  String issue(String host) {
    Map<String, ?> wanted = Map.of("identifiers", List.of(Map.of("type", "dns", "value", host)));
    AcmeCalls.Answer order = calls.post(calls.url("newOrder"), wanted);
    URI authorization = URI.create(order.json().at("/authorizations/0").asText());
    for (JsonNode challenge : calls.get(authorization).json().path("challenges")) {
      if (challenge.path("type").asText().equals("http-01")) {
        calls.post(URI.create(challenge.path("url").asText()), Map.of());
      }
    }
    await(authorization);
    calls.post(URI.create(order.json().path("finalize").asText()), Map.of("csr", request(host)));
    JsonNode done = await(order.location());
    return calls.get(URI.create(done.path("certificate").asText())).text();
  }

  @Override
  public void close() {
    calls.close();
  }

  private JsonNode await(URI url) {
    AtomicReference<JsonNode> last = new AtomicReference<>();
    boolean valid =
        Wait.until(
            MOST,
            () -> {
              last.set(calls.get(url).json());
              return last.get().path("status").asText().equals("valid");
            });
    if (!valid) {
      throw new LabException("ACME: " + url.getPath() + " is " + last.get().path("status"));
    }
    return last.get();
  }

  /** PKCS#10 for a key that is thrown away. */
  private static String request(String host) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      KeyPair key = generator.generateKeyPair();
      ExtensionsGenerator names = new ExtensionsGenerator();
      names.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
      byte[] der =
          new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=" + host), key.getPublic())
              .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, names.generate())
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()))
              .getEncoded();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(der);
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new LabException("no certificate request: " + e.getMessage(), e);
    }
  }
}
