package io.portcullis.routes.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.portcullis.connectors.api.PrivateFile;

/**
 * The admin that the first start makes, because somebody has to let the others in. The token lies
 * in the data folder too, readable by the hub's own user alone, so that the commands work on the
 * hub's machine without more ado; removing the person removes it.
 */
public final class FirstAdmin {
  /** Name of the person. */
  public static final String NAME = "admin";

  private static final String FILE = "first-admin.token";

  private FirstAdmin() {}

  /** Where the token lies. */
  public static Path file(Path folder) {
    return folder.resolve(FILE);
  }

  /** Makes the first admin where there is nobody yet; the token is returned that one time. */
  public static Optional<Token> ensure(People people, Path folder) {
    if (!people.list().isEmpty()) {
      return Optional.empty();
    }
    Token token = people.add(NAME, Role.ADMIN, "first start");
    write(file(folder), token.reveal() + "\n");
    return Optional.of(token);
  }

  /** To be called after a person is removed. */
  public static void removed(String name, Path folder) {
    if (name.equals(NAME)) {
      delete(file(folder));
    }
  }

  private static void write(Path file, String text) {
    try {
      PrivateFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("can not write " + file, e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("can not delete " + file, e);
    }
  }
}
