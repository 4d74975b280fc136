package io.portcullis.connectors.api;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** Strict UTF-8: a byte that is none is an error with its place, never a replacement character. */
public final class Utf8 {
  private Utf8() {}

  /** Place of the first byte that is not UTF-8, counted from the start of the array. */
  public static OptionalInt invalidAt(byte[] bytes, int from, int to) {
    int ascii = from;
    while (ascii < to && bytes[ascii] >= 0) {
      ascii++;
    }
    return ascii == to ? OptionalInt.empty() : decoded(bytes, ascii, to);
  }

  private static OptionalInt decoded(byte[] bytes, int from, int to) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
    CoderResult result = decoder.decode(in, CharBuffer.allocate(to - from + 1), true);
    return result.isError() ? OptionalInt.of(in.position()) : OptionalInt.empty();
  }

  /** The answer to a body whose byte there is none. */
  public static Parsed.Broken broken(int offset) {
    return new Parsed.Broken("invalid UTF-8 at byte " + offset, offset);
  }
}
