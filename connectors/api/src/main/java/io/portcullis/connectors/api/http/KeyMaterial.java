package io.portcullis.connectors.api.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.CertificateFile;
import io.portcullis.connectors.api.PemKey;
import io.portcullis.model.Ids;

/**
 * A client's key and certificates in a store of memory.
 *
 * @param id hash of what they were read from
 */
record KeyMaterial(String id, KeyStore store, char[] password) {
  private static final char[] IN_MEMORY = "in memory only".toCharArray();

  static KeyMaterial read(ClientKey client) throws IOException {
    try {
      return switch (client) {
        case ClientKey.Pem pem -> pem(pem);
        case ClientKey.Pkcs12 file -> pkcs12(file);
      };
    } catch (IllegalStateException e) {
      // A secret that is not where it should be; the message names the reference.
      throw new IOException(e.getMessage(), e);
    }
  }

  static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static KeyMaterial pem(ClientKey.Pem pem) throws IOException {
    byte[] certificates = CertificateFile.bytes(pem.certificates());
    List<X509Certificate> chain = CertificateFile.certificates(pem.certificates(), certificates);
    String text = pem.key().get();
    PrivateKey key = key(text);
    if (!PemKey.pair(key, chain.getFirst().getPublicKey())) {
      throw new IOException(
          "the first certificate of " + pem.certificates() + " is not of its key");
    }
    try {
      KeyStore store = empty();
      store.setKeyEntry("client", key, IN_MEMORY, chain.toArray(X509Certificate[]::new));
      return new KeyMaterial(
          Ids.sha256(certificates, text.getBytes(StandardCharsets.UTF_8)), store, IN_MEMORY);
    } catch (GeneralSecurityException e) {
      // The cause may quote the key.
      throw new IOException("its key can not be used");
    }
  }

  private static PrivateKey key(String text) throws IOException {
    try {
      return PemKey.read(text);
    } catch (BadRecord e) {
      throw new IOException("key: " + e.getMessage(), e);
    }
  }

  private static KeyMaterial pkcs12(ClientKey.Pkcs12 file) throws IOException {
    byte[] bytes = CertificateFile.bytes(file.file());
    String passphrase = file.passphrase().get();
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(bytes), passphrase.toCharArray());
      long keys = 0;
      for (String alias : Collections.list(store.aliases())) {
        keys += store.isKeyEntry(alias) ? 1 : 0;
      }
      if (keys != 1) {
        throw new IOException(file.file() + " must hold one key, holds " + keys);
      }
      return new KeyMaterial(
          Ids.sha256(bytes, passphrase.getBytes(StandardCharsets.UTF_8)),
          store,
          passphrase.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IOException(file.file() + " is not PKCS #12");
    } catch (IOException e) {
      throw e.getMessage() != null && e.getMessage().startsWith(file.file().toString())
          ? e
          : new IOException(file.file() + " does not open with its passphrase");
    }
  }
}
