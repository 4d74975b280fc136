package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.security.AuthProvider;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import javax.security.auth.login.LoginException;

import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The authority's certificate, and what signs in its name.
 *
 * @param provider of the key when it is not the JDK's own, as for a token
 */
record CaKey(X509Certificate certificate, PrivateKey key, Optional<Provider> provider)
    implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(CaKey.class.getName());

  /** Logs out of a token: a login counts for the whole process, and for any PIN after it. */
  @Override
  public void close() {
    if (provider.isPresent() && provider.get() instanceof AuthProvider token) {
      try {
        token.logout();
      } catch (LoginException e) {
        LOG.log(System.Logger.Level.WARNING, "token not logged out: {0}", e.getMessage());
      }
    }
  }

  /** A new one for each signature: a signer holds the state of one. */
  ContentSigner signer() {
    return signer(key, provider);
  }

  X509CertificateHolder holder() {
    try {
      return new JcaX509CertificateHolder(certificate);
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("the authority's own certificate has no encoding", e);
    }
  }

  static ContentSigner signer(PrivateKey key, Optional<Provider> provider) {
    try {
      JcaContentSignerBuilder builder = new JcaContentSignerBuilder(algorithm(key));
      provider.ifPresent(builder::setProvider);
      return builder.build(key);
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("the authority's key does not sign: " + e.getMessage(), e);
    }
  }

  static CaKey load(KeySource source, String subject, Instant now) throws IOException {
    CaKey loaded =
        switch (source) {
          case KeySource.Pkcs12 file -> Pkcs12Key.load(file, subject, now);
          case KeySource.Pkcs11 token -> TokenKey.load(token, subject, now);
        };
    try {
      RootCertificate.requireAuthority(loaded.certificate(), subject);
      return loaded;
    } catch (IOException e) {
      loaded.close();
      throw e;
    }
  }

  private static String algorithm(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "EC" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      default -> throw new IllegalStateException("key: neither EC nor RSA: " + key.getAlgorithm());
    };
  }
}
