package io.portcullis.connectors.api.http;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

import io.portcullis.model.Ids;

/**
 * What a {@link Tls} named, at one moment.
 *
 * @param id the same for as long as nothing of it changed
 * @param context empty where the JDK's own will do
 */
public record TlsMaterial(String id, Optional<SSLContext> context) {

  static TlsMaterial read(Tls tls) throws IOException {
    if (tls.equals(Tls.USUAL)) {
      return new TlsMaterial("usual", Optional.empty());
    }
    Optional<KeyMaterial> key = Optional.empty();
    if (tls.client().isPresent()) {
      key = Optional.of(KeyMaterial.read(tls.client().get()));
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          key.isPresent() ? keys(key.get()) : null,
          tls.trust().isPresent() ? trust(tls.trust().get()) : null,
          null);
      return new TlsMaterial(id(tls, key), Optional.of(context));
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS: " + e.getMessage(), e);
    }
  }

  private static String id(Tls tls, Optional<KeyMaterial> key) throws IOException {
    byte[] trust = tls.trust().isPresent() ? PemFile.bytes(tls.trust().get()) : new byte[0];
    return Ids.sha256(trust) + key.map(KeyMaterial::id).orElse("");
  }

  private static KeyManager[] keys(KeyMaterial key) throws GeneralSecurityException {
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(key.store(), key.password());
    return factory.getKeyManagers();
  }

  private static TrustManager[] trust(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyMaterial.empty();
    int count = 0;
    for (X509Certificate authority : PemFile.certificates(file)) {
      store.setCertificateEntry("authority-" + count++, authority);
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    return factory.getTrustManagers();
  }
}
