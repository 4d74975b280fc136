package io.portcullis.routes.people;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

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
    PrivateFile.write(file(folder), (token.reveal() + "\n").getBytes(StandardCharsets.UTF_8));
    return Optional.of(token);
  }

  /** To be called after a person is removed. */
  public static void removed(String name, Path folder) {
    if (name.equals(NAME)) {
      PrivateFile.delete(file(folder));
    }
  }
}
