package io.portcullis.rules.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of policies on disk, good until it is changed. */
public final class Folder {
  public static final String RULE = "some-area/late-posture";

  private final Path path;

  private Folder(Path path) {
    this.path = path;
  }

  /** One good rule with a parameter. */
  public static Folder good(Path path) {
    return new Folder(path)
        .write(RULE + "/Rule.drl", resource("Rule.drl"))
        .write(RULE + "/rule.yaml", resource("rule.yaml"))
        .write(RULE + "/cases.yaml", resource("cases.yaml"));
  }

  public static Folder empty(Path path) {
    return new Folder(path);
  }

  public Path path() {
    return path;
  }

  public Folder write(String file, String text) {
    try {
      Path target = path.resolve(file);
      Files.createDirectories(target.getParent());
      Files.writeString(target, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces a text that must be there. */
  public Folder change(String file, String from, String to) {
    String text = read(file);
    if (!text.contains(from)) {
      throw new IllegalArgumentException(file + " holds no \"" + from + "\"");
    }
    return write(file, text.replace(from, to));
  }

  /** The same rule again under another id. */
  public Folder copy(String id) {
    String global = io.portcullis.rules.Rule.global(id);
    return write(
            id + "/Rule.drl",
            read(RULE + "/Rule.drl")
                .replace("policies.some_area.late_posture", DrlCheck.packageOf(id))
                .replace(RULE, id)
                .replace("someAreaLatePosture", global))
        .write(id + "/rule.yaml", read(RULE + "/rule.yaml").replace(RULE, id))
        .write(id + "/cases.yaml", read(RULE + "/cases.yaml"));
  }

  public Folder delete(String file) {
    try {
      Files.delete(path.resolve(file));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String file) {
    try {
      return Files.readString(path.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String name) {
    try (var in = Folder.class.getResourceAsStream("/good-rule/" + name)) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
