package io.portcullis.connectors.ca.local;

import java.nio.file.Path;

import io.portcullis.connectors.ca.authority.Require;

/** Where the authority's key lies. */
public sealed interface KeySource {

  /**
   * A PKCS#12 file with one key entry (RFC 7292). When the file is not there, an EC P-256 key and a
   * self-signed certificate are made, and a passphrase when its file is not there either; both
   * files are readable by their owner only.
   */
  record Pkcs12(Path file, Path passphraseFile) implements KeySource {}

  /**
   * A token behind the JDK's SunPKCS11 provider. When the alias is not there, an EC P-256 key is
   * made in the token, not extractable, with a self-signed certificate beside it.
   *
   * @param module absolute path of the vendor's shared library; it is loaded into the hub's process
   * @param slotListIndex which of the slots with a token, from 0, as SunPKCS11 counts them
   * @param pinFile holds the user PIN
   * @param alias CKA_LABEL of key and certificate
   */
  record Pkcs11(Path module, int slotListIndex, Path pinFile, String alias) implements KeySource {
    public Pkcs11 {
      Require.that(module.isAbsolute(), "key.module: not an absolute path: " + module);
      Require.that(
          module.toString().indexOf('\n') < 0 && module.toString().indexOf('"') < 0,
          "key.module: contains a quote or a line end");
      Require.that(slotListIndex >= 0, "key.slotListIndex: negative: " + slotListIndex);
      Require.that(!alias.isBlank(), "key.alias: empty");
    }
  }
}
