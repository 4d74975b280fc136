package io.portcullis.inventory.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.portcullis.inventory.Entry;

/** Certificates of a key store, with the chains beside its keys. No private key is touched. */
record Stores(String type) implements Form {
  static final int MAX_BYTES = 16 << 20;

  @Override
  public void cut(InputStream in, Options options, Consumer<Piece> into) throws IOException {
    byte[] content = in.readNBytes(MAX_BYTES + 1);
    if (content.length > MAX_BYTES) {
      into.accept(Piece.bad("", "key store", "longer than " + MAX_BYTES + " bytes"));
      return;
    }
    char[] password = options.password().map(Supplier::get).orElse(new char[0]);
    try {
      KeyStore store = KeyStore.getInstance(type);
      store.load(new ByteArrayInputStream(content), password.length == 0 ? null : password);
      certificates(store, password.length > 0, options, into);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      into.accept(Piece.bad("", "key store", unreadable(password.length > 0)));
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private void certificates(KeyStore store, boolean opened, Options options, Consumer<Piece> into)
      throws GeneralSecurityException {
    boolean any = false;
    for (String alias : Collections.list(store.aliases())) {
      for (Certificate one : of(store, alias)) {
        any = true;
        into.accept(piece("alias \"" + alias + "\"", one, options));
      }
    }
    if (!any) {
      into.accept(Piece.bad("", "key store", opened ? "holds no certificate" : unreadable(false)));
    }
  }

  private static Set<Certificate> of(KeyStore store, String alias) throws GeneralSecurityException {
    Set<Certificate> all = new LinkedHashSet<>();
    all.addAll(
        Arrays.asList(
            Objects.requireNonNullElse(store.getCertificateChain(alias), new Certificate[0])));
    all.addAll(Collections.singleton(store.getCertificate(alias)));
    all.remove(null);
    return all;
  }

  private static Piece piece(String where, Certificate certificate, Options options) {
    return certificate instanceof X509Certificate x509
        ? new Piece(
            where,
            "certificate",
            () -> Entry.of(x509, options.source(), options.seenAt()).with(options.trust()))
        : Piece.bad(where, "certificate", "not an X.509 certificate");
  }

  private String unreadable(boolean opened) {
    return opened
        ? "not a " + type + " key store, or another password"
        : "not a " + type + " key store, or it needs a password";
  }
}
