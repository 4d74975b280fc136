package io.portcullis.connectors.ca.issuer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.X509;

/** Certificates in small files: PEM (RFC 7468), one after the other, or one as DER. */
public final class PemFiles {
  /** A chain is some KiB. */
  public static final int MAX_BYTES = 64 * 1024;

  /** Of one file. */
  public static final int MAX_CERTIFICATES = 20;

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\\s]+-----END CERTIFICATE-----");

  private PemFiles() {}

  /**
   * @throws IOException when the file can not be read, is too long, or holds no certificate, or too
   *     many; names the file
   */
  public static List<X509Certificate> certificates(Path file) throws IOException {
    List<X509Certificate> found;
    try {
      found = certificates(bytes(file));
    } catch (BadRecord e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
    if (found.isEmpty()) {
      throw new IOException(file + " holds no certificate");
    }
    return found;
  }

  /**
   * @return none where there is no certificate in it
   * @throws BadRecord when there is a broken one, or more than {@value #MAX_CERTIFICATES}
   */
  static List<X509Certificate> certificates(byte[] content) {
    // A DER certificate is a SEQUENCE.
    if (content.length > 0 && content[0] == 0x30) {
      return List.of(X509.der(content));
    }
    List<X509Certificate> found = new ArrayList<>();
    Matcher block = BLOCK.matcher(new String(content, StandardCharsets.ISO_8859_1));
    while (block.find()) {
      if (found.size() == MAX_CERTIFICATES) {
        throw new BadRecord("more than " + MAX_CERTIFICATES + " certificates");
      }
      found.add(X509.pem(block.group()));
    }
    return found;
  }

  static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException(file + " is longer than " + MAX_BYTES + " bytes");
      }
      return bytes;
    } catch (java.nio.file.NoSuchFileException e) {
      throw new IOException(file + " is not there", e);
    } catch (java.nio.file.AccessDeniedException e) {
      throw new IOException(file + " can not be read by this user", e);
    }
  }
}
