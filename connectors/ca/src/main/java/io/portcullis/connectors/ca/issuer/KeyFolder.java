package io.portcullis.connectors.ca.issuer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.connectors.api.PrivateFile;

/**
 * Private keys of certificates in a folder: {@code .pem} or {@code .key}, as {@link KeyText} reads
 * them. Between two calls nothing is kept but the public keys.
 */
public final class KeyFolder {
  private static final List<String> ENDINGS = List.of(".pem", ".key");

  private final FolderIndex<KeyPair> index;

  public KeyFolder(Path folder) {
    this.index = new FolderIndex<>(folder, ENDINGS, KeyFolder::read);
  }

  /**
   * The private key to this public one.
   *
   * @throws IOException when the folder can not be looked through, or the key's file can be read by
   *     everybody; names it
   */
  public Optional<KeyPair> find(PublicKey key) throws IOException {
    Optional<FolderIndex.Found<KeyPair>> found = index.find(name(key));
    if (found.isPresent() && PrivateFile.openToAll(found.get().file())) {
      throw new IOException(
          found.get().file() + " can be read by everybody and is not used; chmod o-rwx it");
    }
    return found.map(FolderIndex.Found::what);
  }

  private static Map<String, KeyPair> read(byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    if (!text.contains("PRIVATE KEY")) {
      return Map.of();
    }
    try {
      KeyPair pair = KeyText.read(text);
      return Map.of(name(pair.getPublic()), pair);
    } catch (IllegalArgumentException e) {
      return Map.of();
    }
  }

  private static String name(PublicKey key) {
    return HexFormat.of().formatHex(key.getEncoded());
  }
}
