package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

import io.portcullis.connectors.api.Serials;

/** The authority's key in a PKCS#11 token, by the JDK's SunPKCS11 provider. */
final class TokenKey {
  private TokenKey() {}

  static CaKey load(KeySource.Pkcs11 source, String subject, Instant now) throws IOException {
    char[] pin = Secrets.read(source.pinFile());
    try {
      Provider provider = provider(source);
      KeyStore store = KeyStore.getInstance("PKCS11", provider);
      store.load(null, pin);
      if (!store.isKeyEntry(source.alias())) {
        create(store, provider, source.alias(), subject, now);
      }
      return new CaKey(
          (X509Certificate) store.getCertificate(source.alias()),
          (PrivateKey) store.getKey(source.alias(), null),
          Optional.of(provider));
    } catch (GeneralSecurityException | ProviderException | IOException e) {
      throw new IOException("key: token behind " + source.module() + ": " + reason(e), e);
    } finally {
      Arrays.fill(pin, '\0');
    }
  }

  /** The module's own return code lies at the bottom, under "load failed". */
  private static String reason(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest.getMessage();
  }

  private static Provider provider(KeySource.Pkcs11 source) throws IOException {
    Provider base = Security.getProvider("SunPKCS11");
    if (base == null) {
      throw new IOException("key: this Java has no SunPKCS11 (module jdk.crypto.cryptoki)");
    }
    // "--" says that this is the configuration itself and not the name of a file.
    return base.configure(
        """
        --name = portcullis-ca
        library = "%s"
        slotListIndex = %d
        attributes(generate, CKO_PRIVATE_KEY, *) = {
          CKA_TOKEN = true
          CKA_PRIVATE = true
          CKA_SENSITIVE = true
          CKA_EXTRACTABLE = false
          CKA_SIGN = true
        }
        """
            .formatted(source.module(), source.slotListIndex()));
  }

  private static void create(
      KeyStore store, Provider provider, String alias, String subject, Instant now)
      throws GeneralSecurityException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair keys = generator.generateKeyPair();
    X509Certificate root =
        RootCertificate.selfSigned(keys, Optional.of(provider), subject, Serials.random(), now);
    store.setKeyEntry(alias, keys.getPrivate(), null, new Certificate[] {root});
  }
}
