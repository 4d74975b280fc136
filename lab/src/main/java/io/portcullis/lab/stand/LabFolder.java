package io.portcullis.lab.stand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;

import io.portcullis.lab.net.LabException;
import io.portcullis.lab.net.Leftovers;

/** A folder that only its owner reads, with the secrets of one lab. */
public record LabFolder(Path path) {
  private static final int SECRET_BYTES = 24;

  /** Emptied, after the programs that a killed lab left in it have been ended. */
  public static LabFolder fresh(Path path) {
    Path folder = path.toAbsolutePath().normalize();
    try {
      if (Files.exists(folder)) {
        clear(folder);
      }
      Files.createDirectories(folder.getParent());
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      return new LabFolder(folder);
    } catch (IOException e) {
      throw new LabException("can not empty " + folder + ": " + e.getMessage(), e);
    }
  }

  /** A new random secret, kept as a file of that name. */
  public String secret(String name) {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return secret(name, HexFormat.of().formatHex(bytes));
  }

  public String secret(String name, String value) {
    try {
      Path file = secretFile(name);
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, value);
      return value;
    } catch (IOException e) {
      throw new LabException("can not write the secret " + name + ": " + e.getMessage(), e);
    }
  }

  /** A program for people to run. */
  public Path script(String name, String text) {
    try {
      Path file = Files.writeString(path.resolve(name), text);
      return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new LabException("can not write " + name + ": " + e.getMessage(), e);
    }
  }

  public Path secretFile(String name) {
    return path.resolve("secrets").resolve(name);
  }

  /** A folder in it, made when missing. */
  public Path folder(String name) {
    try {
      return Files.createDirectories(path.resolve(name));
    } catch (IOException e) {
      throw new LabException("can not make " + name + ": " + e.getMessage(), e);
    }
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        if (Files.isDirectory(path)) {
          Leftovers.killRecorded(path);
          SmallDisk.unmount(path);
        }
      }
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
