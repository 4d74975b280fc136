package io.portcullis.connectors.ca.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.PrivateFile;
import io.portcullis.connectors.api.Serials;

/** The authority's key in a PKCS#12 file. */
final class Pkcs12Key {
  private static final String ALIAS = "ca";

  private Pkcs12Key() {}

  static CaKey load(KeySource.Pkcs12 source, String subject, Instant now) throws IOException {
    boolean there = Files.exists(source.file());
    if (!there && !Files.exists(source.passphraseFile())) {
      Secrets.create(source.passphraseFile());
    }
    char[] passphrase = Secrets.read(source.passphraseFile());
    try {
      if (!there) {
        create(source, passphrase, subject, now);
      }
      return open(source, passphrase);
    } catch (GeneralSecurityException e) {
      throw new IOException("key: " + source.file() + ": " + e.getMessage(), e);
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }

  private static CaKey open(KeySource.Pkcs12 source, char[] passphrase)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(source.file())) {
      store.load(in, passphrase);
    } catch (IOException e) {
      throw new IOException(
          "key: " + source.file() + " does not open with the passphrase of its file", e);
    }
    List<String> keys =
        Collections.list(store.aliases()).stream().filter(a -> isKey(store, a)).toList();
    if (keys.size() != 1) {
      throw new IOException("key: " + source.file() + " must hold one key, holds " + keys.size());
    }
    return new CaKey(
        (X509Certificate) store.getCertificate(keys.getFirst()),
        (PrivateKey) store.getKey(keys.getFirst(), passphrase),
        Optional.empty());
  }

  private static boolean isKey(KeyStore store, String alias) {
    try {
      return store.isKeyEntry(alias);
    } catch (KeyStoreException e) {
      throw new IllegalStateException("asked before it was loaded", e);
    }
  }

  private static void create(
      KeySource.Pkcs12 source, char[] passphrase, String subject, Instant now)
      throws GeneralSecurityException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair keys = generator.generateKeyPair();
    X509Certificate root =
        RootCertificate.selfSigned(keys, Optional.empty(), subject, Serials.random(), now);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(ALIAS, keys.getPrivate(), passphrase, new Certificate[] {root});
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    store.store(bytes, passphrase);
    PrivateFile.write(source.file(), bytes.toByteArray());
  }
}
