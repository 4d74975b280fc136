package io.portcullis.connectors.hsm.pkcs11;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The vendor's library as it lies on the disk; a child that runs may still have an older one. */
final class LibraryFile {
  private LibraryFile() {}

  /**
   * @return lower-case hex
   * @throws IOException when it can not be read
   */
  static String sha256(Path library) throws IOException {
    try (InputStream in = Files.newInputStream(library)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    } catch (IOException e) {
      throw new IOException("the library " + library + " can not be read", e);
    }
  }
}
