package io.portcullis.routes.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** An answer that goes into a file, whose name is printed in its place. */
final class Written {
  private Written() {}

  static void to(Path file, String text, PrintWriter out) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw Exit.wrongUse(file + " can not be written");
    }
    out.println(file);
  }
}
