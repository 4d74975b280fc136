package io.portcullis.connectors.api.http;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

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
    Optional<KeyMaterial> key = client(tls.client());
    Optional<TrustFile> trust = trust(tls.trust());
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          key.isPresent() ? keys(key.get()) : null,
          trust.isPresent() ? trust.get().managers() : null,
          null);
      String id = trust.map(TrustFile::id).orElse("") + "/" + key.map(KeyMaterial::id).orElse("");
      return new TlsMaterial(id, Optional.of(context));
    } catch (GeneralSecurityException e) {
      throw new IOException("tls: " + e.getMessage(), e);
    }
  }

  private static Optional<KeyMaterial> client(Optional<ClientKey> client) throws IOException {
    try {
      return client.isPresent() ? Optional.of(KeyMaterial.read(client.get())) : Optional.empty();
    } catch (IOException e) {
      throw new IOException("tls.client: " + e.getMessage(), e);
    }
  }

  private static KeyManager[] keys(KeyMaterial key) throws GeneralSecurityException {
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(key.store(), key.password());
    return factory.getKeyManagers();
  }

  private static Optional<TrustFile> trust(Optional<Path> file) throws IOException {
    try {
      return file.isPresent() ? Optional.of(TrustFile.read(file.get())) : Optional.empty();
    } catch (IOException e) {
      throw new IOException("tls.trust: " + e.getMessage(), e);
    }
  }
}
