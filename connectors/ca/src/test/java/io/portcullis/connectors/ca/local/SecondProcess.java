package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.nio.file.Path;

/** Run as a process of its own: tries to open a history and says what came of it. */
final class SecondProcess {
  private SecondProcess() {}

  public static void main(String[] arguments) {
    try (Journal journal = Journal.open(Path.of(arguments[0]), change -> {})) {
      System.out.println("opened " + journal);
    } catch (IOException e) {
      System.out.println(e.getMessage());
    }
  }
}
