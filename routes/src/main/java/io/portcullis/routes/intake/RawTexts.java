package io.portcullis.routes.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.Line;
import io.portcullis.connectors.api.Parser.Framing;
import io.portcullis.connectors.api.Utf8;
import io.portcullis.model.Ids;
import io.portcullis.routes.resolve.RawText;

/** The texts of a body's records, where it shows which part of it is which record. */
final class RawTexts {
  /** Bytes of a text; of a longer one the beginning is kept. */
  static final int MOST = 32 << 10;

  private RawTexts() {}

  /**
   * The body where it holds one record; else the record's line where there is one for each, or its
   * object in an array.
   *
   * @param records in the body
   * @return one for each record; empty where the text can not be told apart, or is none
   */
  static List<Optional<RawText>> of(byte[] body, Framing framing, int records) {
    if (Utf8.invalidAt(body, 0, body.length).isPresent()) {
      return Collections.nCopies(records, Optional.empty());
    }
    List<Line> lines = Line.of(body);
    boolean oneEach = framing == Framing.LINES || lines.stream().allMatch(RawTexts::document);
    if (lines.size() == records && oneEach) {
      return lines.stream()
          .map(line -> Optional.of(text(line.text().getBytes(StandardCharsets.UTF_8))))
          .toList();
    }
    return records == 1 ? List.of(Optional.of(text(body))) : elements(body, framing, records);
  }

  private static List<Optional<RawText>> elements(byte[] body, Framing framing, int records) {
    List<JsonElements.Span> spans =
        framing == Framing.DOCUMENT ? JsonElements.of(body, records) : List.of();
    return spans.isEmpty()
        ? Collections.nCopies(records, Optional.empty())
        : spans.stream()
            .map(span -> Optional.of(text(Arrays.copyOfRange(body, span.from(), span.to()))))
            .toList();
  }

  private static boolean document(Line line) {
    String text = line.text().strip();
    return text.startsWith("{") && text.endsWith("}");
  }

  private static RawText text(byte[] whole) {
    int end = Math.min(whole.length, MOST);
    // The middle of a character is no place to cut.
    while (end < whole.length && (whole[end] & 0xC0) == 0x80) {
      end--;
    }
    String kept = new String(whole, 0, end, StandardCharsets.UTF_8);
    return new RawText(kept, whole.length, Ids.sha256(whole), end < whole.length);
  }
}
