package io.portcullis.evidence.export;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipException;

import io.portcullis.connectors.api.BoundedFile;
import io.portcullis.connectors.api.CertificateFile;
import io.portcullis.evidence.checkpoint.CheckpointKey;
import io.portcullis.evidence.verify.LineReader;
import io.portcullis.evidence.verify.Records;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Reads an export. Nothing in it is believed: what is in it is what is to be checked. */
public final class ExportFolder implements Records {
  static final String RECORDS = "records";
  static final String CHECKPOINTS = "checkpoints.ndjson";
  static final String WITNESSES = "witnesses.ndjson";
  static final String KEYS = "keys";
  static final String STAMPS = "tsa";

  /** Files in one of its folders. */
  static final int MOST_FILES = 1_000;

  private static final int MOST_KEY = 1 << 16;
  private static final String LINES = ".ndjson";

  private final Path folder;
  private final Map<String, Path> chains;
  private final Manifest manifest;

  private ExportFolder(Path folder, Map<String, Path> chains, Manifest manifest) {
    this.folder = folder;
    this.chains = chains;
    this.manifest = manifest;
  }

  /**
   * @throws IOException saying what of an export is not there
   */
  public static ExportFolder open(Path folder) throws IOException {
    Map<String, Path> chains = new TreeMap<>();
    for (Path file : files(folder.resolve(RECORDS))) {
      String name = file.getFileName().toString();
      int end = name.indexOf(LINES);
      if (end > 0 && chains.put(name.substring(0, end), file) != null) {
        throw new IOException(folder + " holds a chain twice: " + name);
      }
    }
    return new ExportFolder(folder, chains, Manifest.read(folder));
  }

  @Override
  public List<String> chains() {
    Stream<String> told = manifest.chains().stream().map(Manifest.Chain::chain);
    return Stream.concat(chains.keySet().stream(), told).distinct().sorted().toList();
  }

  @Override
  public boolean complete() {
    return manifest.complete();
  }

  @Override
  public Extent extent(String chain) {
    return manifest.chains().stream()
        .filter(c -> c.chain().equals(chain))
        .findFirst()
        .map(c -> new Extent(c.from(), c.to().orElse(Long.MAX_VALUE)))
        .orElse(Extent.WHOLE);
  }

  @Override
  public void read(String chain, Extent extent, Taker taker) throws IOException {
    Path file = chains.get(chain);
    if (file == null) {
      return;
    }
    try (LineReader lines = LineReader.of(file)) {
      while (lines.next()) {
        taker.take(lines.bytes(), lines.from(), lines.to(), "");
      }
    } catch (EOFException | ZipException e) {
      // What was read before it counts: the chain ends there, and damaged() names the file.
    }
  }

  /** Files that the manifest names and that are gone, or other than they were. */
  @Override
  public List<String> damaged() throws IOException {
    List<String> damaged = new ArrayList<>();
    for (Map.Entry<String, String> file : new TreeMap<>(manifest.files()).entrySet()) {
      Path path = folder.resolve(file.getKey()).normalize();
      boolean whole =
          path.startsWith(folder.normalize())
              && Files.isRegularFile(path)
              && ExportWriter.hash(path).equals(file.getValue());
      if (!whole) {
        damaged.add(file.getKey());
      }
    }
    return damaged;
  }

  public Optional<Path> checkpoints() {
    return existing(CHECKPOINTS);
  }

  public Optional<Path> witnesses() {
    return existing(WITNESSES);
  }

  /** Keys that lie beside the records. */
  public List<CheckpointKey> keys() throws IOException {
    List<CheckpointKey> keys = new ArrayList<>();
    for (Path file : files(folder.resolve(KEYS))) {
      keys.add(key(file));
    }
    return keys;
  }

  /** Authorities of time stamps that lie beside the records. */
  public List<X509Certificate> stamps() throws IOException {
    List<X509Certificate> stamps = new ArrayList<>();
    for (Path file : files(folder.resolve(STAMPS))) {
      stamps.addAll(CertificateFile.certificates(file));
    }
    return stamps;
  }

  /**
   * A public key in PEM.
   *
   * @throws IOException naming the file and what is wrong with it
   */
  public static CheckpointKey key(Path file) throws IOException {
    try {
      return CheckpointKey.read(new String(BoundedFile.bytes(file, MOST_KEY), US_ASCII));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private Optional<Path> existing(String name) {
    return Optional.of(folder.resolve(name)).filter(Files::isRegularFile);
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> listed = Files.list(folder)) {
      List<Path> files =
          listed.filter(Files::isRegularFile).sorted().limit(MOST_FILES + 1).toList();
      if (files.size() > MOST_FILES) {
        throw new IOException(folder + " holds more than " + MOST_FILES + " files");
      }
      return files;
    }
  }
}
