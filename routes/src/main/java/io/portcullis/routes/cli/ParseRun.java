package io.portcullis.routes.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;

/** Takes a stream through one parser, record by record. */
final class ParseRun {
  private static final String TOO_LONG = "longer than " + Pieces.LONGEST + " bytes";

  private final Parser parser;
  private final ParseLines lines;
  private final Instant receivedAt;
  private long bodies;

  ParseRun(Parser parser, ParseLines lines, Instant receivedAt) {
    this.parser = parser;
    this.lines = lines;
    this.receivedAt = receivedAt;
  }

  /** What follows is of this file. */
  void of(String file) {
    lines.of(file);
  }

  void broken(String reason) throws IOException {
    lines.error(reason, 0);
  }

  /** Each NUL ends a record; each record is a body and gets one line. */
  void nulSeparated(InputStream in) throws IOException {
    Pieces pieces = new Pieces(in, '\0');
    for (var next = pieces.next(); next.isPresent(); next = pieces.next()) {
      Pieces.Piece piece = next.get();
      if (piece.tooLong()) {
        lines.error(TOO_LONG, Pieces.LONGEST);
      } else if (piece.blank()) {
        lines.error("empty record", 0);
      } else {
        lines.merged(parsed(piece.bytes()));
      }
    }
  }

  /** As the parser's framing says. */
  void framed(InputStream in) throws IOException {
    switch (parser.framing()) {
      case LINES -> byLine(in);
      case BODY -> body(in.readNBytes(Pieces.LONGEST + 1));
      case DOCUMENT -> document(in);
    }
  }

  private void byLine(InputStream in) throws IOException {
    Pieces pieces = new Pieces(in, '\n');
    for (var next = pieces.next(); next.isPresent(); next = pieces.next()) {
      Pieces.Piece piece = next.get();
      if (piece.tooLong()) {
        lines.error(TOO_LONG, piece.offset());
      } else if (!piece.blank()) {
        lines.each(parsed(withoutReturn(piece.bytes())), piece.offset());
      }
    }
  }

  /** One document, or one on each line: what it is shows in its beginning. */
  private void document(InputStream in) throws IOException {
    byte[] head = in.readNBytes(Pieces.LONGEST + 1);
    boolean whole = head.length <= Pieces.LONGEST;
    if ((whole && JsonForm.oneDocument(head)) || !JsonForm.oneOnEachLine(head)) {
      body(head);
    } else {
      byLine(new SequenceInputStream(new ByteArrayInputStream(head), in));
    }
  }

  private void body(byte[] body) throws IOException {
    if (body.length > Pieces.LONGEST) {
      lines.error(TOO_LONG, Pieces.LONGEST);
    } else if (!new Pieces.Piece(0, body, false).blank()) {
      lines.each(parsed(body), 0);
    }
  }

  private List<Parsed> parsed(byte[] body) {
    String intake = "parse-" + bodies++;
    try {
      return parser.parse(body, new ParseContext(parser.type(), receivedAt, intake));
    } catch (RuntimeException e) {
      // It must not throw; if it does, the records after this one still count.
      String kind = e.getClass().getSimpleName();
      return List.of(new Parsed.Broken("the parser itself failed (" + kind + ")", 0));
    }
  }

  private static byte[] withoutReturn(byte[] line) {
    boolean ends = line.length > 0 && line[line.length - 1] == '\r';
    return ends ? Arrays.copyOf(line, line.length - 1) : line;
  }

  static Optional<Parser> named(List<Parser> parsers, String type) {
    return parsers.stream().filter(parser -> parser.type().equals(type)).findFirst();
  }
}
