package io.portcullis.connectors.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files, read whole. */
public final class BoundedFile {
  private BoundedFile() {}

  /**
   * @param most bytes of it
   * @throws IOException naming the file, when it is not there, no file, longer, or not for this
   *     user
   */
  public static byte[] bytes(Path file, int most) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + (Files.exists(file) ? " is not a file" : " is not there"));
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new IOException(file + " is longer than " + most + " bytes");
      }
      return bytes;
    } catch (AccessDeniedException e) {
      throw new IOException(file + " can not be read by this user", e);
    }
  }
}
