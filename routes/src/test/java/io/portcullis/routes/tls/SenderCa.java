package io.portcullis.routes.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

import io.portcullis.connectors.api.Pem;
import io.portcullis.connectors.ca.authority.Cause;
import io.portcullis.connectors.ca.local.CertificateRequest;
import io.portcullis.connectors.ca.local.CertificateRequest.Use;
import io.portcullis.connectors.ca.local.LocalCa;
import io.portcullis.connectors.ca.local.LocalCaConfig;
import io.portcullis.connectors.ca.local.SubjectAltName;

/** An authority whose certificates senders and listeners of tests hold. It began two days ago. */
public final class SenderCa {
  private static final Duration BEFORE = Duration.ofDays(-2);
  private static final Clock CLOCK = Clock.offset(Clock.systemUTC(), BEFORE);

  /** Of the same name, whoever has made it. */
  private static final String SUBJECT = "CN=Keep Sender CA,O=Keep";

  private final Path folder;

  /** A certificate and its key. */
  public record Held(X509Certificate certificate, PrivateKey key) {
    /** Files in PEM, in this folder. */
    public void write(Path certificateFile, Path keyFile) throws Exception {
      Files.writeString(certificateFile, Pem.write("CERTIFICATE", certificate.getEncoded()));
      Files.writeString(keyFile, Pem.write("PRIVATE KEY", key.getEncoded()));
    }
  }

  public SenderCa(Path folder) {
    this.folder = folder;
  }

  public Held issue(String subject, Use use, Duration life, SubjectAltName... names)
      throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    CertificateRequest request =
        new CertificateRequest(pair.getPublic(), subject, List.of(names), life, Set.of(use));
    try (LocalCa ca = open()) {
      var issued = ca.issue(request, Cause.byHand("test", CLOCK.instant()));
      return new Held(issued.x509(), pair.getPrivate());
    }
  }

  /** Its own certificate, PEM. */
  public Path file() throws Exception {
    try (LocalCa ca = open()) {
      return Files.writeString(
          folder.resolve("authority.pem"), Pem.write("CERTIFICATE", ca.certificate().getEncoded()));
    }
  }

  /** Trusts listeners of this authority, and shows a certificate to all that ask for any. */
  public SSLContext client(Optional<Held> shown) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (LocalCa ca = open()) {
      store.setCertificateEntry("ca", ca.certificate());
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    KeyManager[] keys = shown.stream().map(Always::new).toArray(KeyManager[]::new);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trust.getTrustManagers(), null);
    return context;
  }

  private LocalCa open() throws IOException {
    Files.createDirectories(folder);
    return LocalCa.open(LocalCaConfig.embedded("keep", folder.resolve("ca"), SUBJECT), CLOCK);
  }

  /** Does not ask whether the listener would like it, as an attacker does not. */
  private static final class Always extends X509ExtendedKeyManager {
    private final Held held;

    Always(Held held) {
      this.held = held;
    }

    @Override
    public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
      return "own";
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      return "own";
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
      return new String[] {"own"};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return new X509Certificate[] {held.certificate()};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return held.key();
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
      return new String[0];
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      return "";
    }
  }
}
