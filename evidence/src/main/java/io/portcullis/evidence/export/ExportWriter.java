package io.portcullis.evidence.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

import io.portcullis.evidence.checkpoint.CheckpointKey;
import io.portcullis.evidence.verify.Records;
import io.portcullis.model.evidence.SealedText;

/**
 * Writes an export beside its place and moves it there when it is whole, so that a folder with the
 * name is an export or is not there. One that was interrupted is begun anew.
 */
public final class ExportWriter implements AutoCloseable {
  private static final int BUFFER = 1 << 18;

  private final Path folder;
  private final Path part;
  private final boolean packed;
  private final List<Manifest.Chain> chains = new ArrayList<>();
  private final Map<String, String> files = new TreeMap<>();

  private ExportWriter(Path folder, Path part, boolean packed) {
    this.folder = folder;
    this.part = part;
    this.packed = packed;
  }

  /**
   * @param packed whether records are packed with gzip
   * @throws IOException when the folder is there, or can not be made; says why
   */
  public static ExportWriter into(Path folder, boolean packed) throws IOException {
    Path whole = free(folder);
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    try {
      delete(part);
      Files.createDirectories(whole.getParent());
      // Names of people are in it.
      Files.createDirectory(
          part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Files.createDirectory(part.resolve(ExportFolder.RECORDS));
    } catch (IOException e) {
      throw unwritable(part, e);
    }
    return new ExportWriter(whole, part, packed);
  }

  /**
   * Whether nothing stands in its place.
   *
   * @return the place, absolute
   * @throws IOException when something does
   */
  public static Path free(Path folder) throws IOException {
    Path whole = folder.toAbsolutePath().normalize();
    if (Files.exists(whole, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(folder + " is there already; an export begins with a new folder");
    }
    return whole;
  }

  /** All of a chain that is asked for, in the order in which it comes. */
  public void chain(String chain, Records.Extent extent, Records from) throws IOException {
    String name = ExportFolder.RECORDS + "/" + chain + ".ndjson" + (packed ? ".gz" : "");
    MessageDigest digest = sha256();
    long[] count = new long[1];
    long[] first = {extent.from()};
    try (OutputStream file = Files.newOutputStream(part.resolve(name));
        OutputStream hashed = new DigestOutputStream(file, digest);
        OutputStream out = packed ? new GZIPOutputStream(hashed, BUFFER) : buffered(hashed)) {
      from.read(
          chain,
          extent,
          (bytes, start, end, place) -> {
            write(out, bytes, start, end);
            count[0]++;
            first[0] = first[0] == 0 ? sequence(bytes, start, end) : first[0];
          });
    } catch (UncheckedIOException e) {
      throw unwritable(part.resolve(name), e.getCause());
    } catch (IOException e) {
      throw unwritable(part.resolve(name), e);
    }
    files.put(name, HexFormat.of().formatHex(digest.digest()));
    chains.add(new Manifest.Chain(chain, first[0], extent.end(), count[0]));
  }

  public void checkpoints(Path lines) throws IOException {
    copy(ExportFolder.CHECKPOINTS, lines);
  }

  public void witnesses(Path lines) throws IOException {
    copy(ExportFolder.WITNESSES, lines);
  }

  public void key(CheckpointKey key) throws IOException {
    text(ExportFolder.KEYS + "/" + key.id().substring(0, 16) + ".pem", key.pem());
  }

  /**
   * @param number tells it from other ones
   */
  public void stamp(int number, String pem) throws IOException {
    text(ExportFolder.STAMPS + "/" + number + ".pem", pem);
  }

  /** A file of the folder itself, or of one below. */
  public void text(String name, String content) throws IOException {
    Path file = part.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
    files.put(name, hash(file));
  }

  /**
   * Ends it: from here on the folder is there.
   *
   * @param complete false when chains were left out
   */
  public Manifest end(Instant at, String by, String source, boolean complete) throws IOException {
    Manifest manifest =
        new Manifest(Manifest.VERSION, at, by, source, complete, List.copyOf(chains), files);
    manifest.write(part);
    Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    return manifest;
  }

  /** Takes away what was begun and not ended: names of people are in it. */
  @Override
  public void close() throws IOException {
    delete(part);
  }

  private void copy(String name, Path lines) throws IOException {
    try {
      Files.copy(lines, part.resolve(name));
    } catch (IOException e) {
      throw unwritable(part.resolve(name), e);
    }
    files.put(name, hash(part.resolve(name)));
  }

  /** So that whoever checks knows where it begins; 0 when it does not say. */
  private static long sequence(byte[] bytes, int start, int end) {
    return SealedText.read(bytes, start, end).map(text -> text.seal().sequence()).orElse(0L);
  }

  /** Java's own words for it are often the path alone. */
  private static IOException unwritable(Path file, IOException e) {
    String reason =
        switch (e) {
          case AccessDeniedException denied -> "permission denied";
          case FileAlreadyExistsException other -> other.getFile() + " is a file";
          case FileSystemException of when of.getReason() != null -> of.getReason();
          default -> e.getMessage();
        };
    return new IOException("%s can not be written: %s".formatted(file, reason), e);
  }

  private static OutputStream buffered(OutputStream out) {
    return new BufferedOutputStream(out, BUFFER);
  }

  private static void write(OutputStream out, byte[] bytes, int start, int end) {
    try {
      out.write(bytes, start, end - start);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String hash(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] some = new byte[BUFFER];
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        digest.update(some, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes of) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, IOException e) throws IOException {
            Files.delete(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
