package io.portcullis.connectors.ca.issuer;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.portcullis.connectors.api.BoundedFile;

/**
 * Finds what lies in small files of a folder and the folders in it. It is looked through when
 * something is missed, and files that did not change are not read again. Folders behind links are
 * left out, files behind links are not.
 *
 * @param <T> what a file holds, under one or several names
 */
final class FolderIndex<T> {
  static final int MAX_FILES = 20_000;
  static final int MAX_DEPTH = 8;

  /** A chain is some KiB. */
  static final int MAX_BYTES = 64 * 1024;

  private final int most;
  private final Path folder;
  private final Set<String> endings;
  private final Function<byte[], Map<String, T>> reader;
  private final Map<String, Path> places = new HashMap<>();
  private final Map<Path, String> stamps = new HashMap<>();

  /**
   * @param endings of file names, lower case, with the dot
   * @param reader what a file's content holds by name; nothing for what is of no use
   */
  FolderIndex(Path folder, List<String> endings, Function<byte[], Map<String, T>> reader) {
    this(folder, endings, MAX_FILES, reader);
  }

  FolderIndex(
      Path folder, List<String> endings, int most, Function<byte[], Map<String, T>> reader) {
    this.most = most;
    this.folder = folder;
    this.endings = Set.copyOf(endings);
    this.reader = reader;
  }

  /** What was found, and where. */
  record Found<T>(Path file, T what) {}

  /**
   * @throws IOException when the folder can not be looked through, or holds more than {@value
   *     #MAX_FILES} files; names it
   */
  synchronized Optional<Found<T>> find(String name) throws IOException {
    Optional<Found<T>> known = known(name);
    if (known.isPresent()) {
      return known;
    }
    scan();
    return known(name);
  }

  /** Looked into again: the file may hold something else by now, or be gone. */
  private Optional<Found<T>> known(String name) {
    return Optional.ofNullable(places.get(name))
        .flatMap(
            file -> Optional.ofNullable(read(file).get(name)).map(what -> new Found<>(file, what)));
  }

  private void scan() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + " is not a folder that can be looked through");
    }
    Set<Path> there = new HashSet<>();
    Files.walkFileTree(
        folder,
        Set.of(),
        MAX_DEPTH,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes ignored)
              throws IOException {
            if (there.size() >= most && wanted(file)) {
              throw new IOException(folder + " holds more than " + most + " files");
            }
            if (wanted(file) && there.add(file)) {
              look(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException why) {
            return FileVisitResult.CONTINUE;
          }
        });
    stamps.keySet().retainAll(there);
    places.values().retainAll(there);
  }

  private boolean wanted(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return endings.stream().anyMatch(name::endsWith) && Files.isRegularFile(file);
  }

  private void look(Path file) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    String stamp = now.lastModifiedTime() + "/" + now.size() + "/" + now.fileKey();
    if (!stamp.equals(stamps.put(file, stamp))) {
      read(file).keySet().forEach(name -> places.put(name, file));
    }
  }

  /** A file that can not be read, or is too long, holds nothing that could be used. */
  private Map<String, T> read(Path file) {
    try {
      return reader.apply(BoundedFile.bytes(file, MAX_BYTES));
    } catch (IOException e) {
      return Map.of();
    }
  }
}
