package io.portcullis.routes.intake;

import java.nio.file.Path;

import io.portcullis.connectors.api.Assembly;
import io.portcullis.connectors.api.Cut;

/** A source whose records are written to the end of a file on this machine. */
public final class FollowedFile implements AutoCloseable {
  private final FileTail tail;

  private FollowedFile(FileTail tail) {
    this.tail = tail;
  }

  /**
   * @param cursor where the place in it is kept
   * @throws IllegalArgumentException when the source's records can not be told apart as they come
   */
  public static FollowedFile start(Path file, Path cursor, Source source, Intake intake) {
    String place = "file:" + file.getFileName();
    return new FollowedFile(
        new FileTail(
                file, cursor, cut(source), record -> intake.accept(source, record, place).durable())
            .start());
  }

  private static Cut cut(Source source) {
    boolean inPieces = source.parser().assembly() != Assembly.NONE;
    return source
        .parser()
        .cut()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    source.name()
                        + ": records of this type can not be told apart while a file grows; "
                        + (inPieces ? "let them come by syslog" : "use auth: folder")));
  }

  @Override
  public void close() {
    tail.close();
  }
}
