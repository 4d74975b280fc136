package io.portcullis.routes.intake;

import java.nio.file.Path;

import io.portcullis.connectors.api.Parser;

/** A source whose records are the lines of a file on this machine. */
public final class FollowedFile implements AutoCloseable {
  private final FileTail tail;

  private FollowedFile(FileTail tail) {
    this.tail = tail;
  }

  /**
   * @param cursor where the place in it is kept
   * @throws IllegalStateException when the source's records are not lines
   */
  public static FollowedFile start(Path file, Path cursor, Source source, Intake intake) {
    if (source.parser().framing() == Parser.Framing.BODY) {
      throw new IllegalStateException(
          source.name() + ": records of this type span lines and can not be read line by line");
    }
    String place = "file:" + file.getFileName();
    return new FollowedFile(
        new FileTail(file, cursor, line -> intake.accept(source, line, place).durable()).start());
  }

  @Override
  public void close() {
    tail.close();
  }
}
