package io.portcullis.connectors.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Cuts a JSON body into records: one object, an array, an envelope with an array in it, or one
 * document on each line (NDJSON). A broken line does not spoil the lines beside it.
 */
public final class JsonBody {
  /** Most records of one body; a body with more is refused whole. */
  public static final int MAX_RECORDS = 10_000;

  /** The answer to such a body, whatever its format. */
  public static final Parsed.Broken TOO_MANY =
      new Parsed.Broken("more than " + MAX_RECORDS + " records in one body", 0);

  private final List<String> envelopes;
  private final RecordReader<Doc> reader;
  private final List<Parsed> parsed = new ArrayList<>();

  private JsonBody(List<String> envelopes, RecordReader<Doc> reader) {
    this.envelopes = envelopes;
    this.reader = reader;
  }

  /**
   * @param envelopes paths that hold the array of records where the body is an envelope
   */
  public static List<Parsed> parse(byte[] body, List<String> envelopes, RecordReader<Doc> reader) {
    OptionalInt invalid = Utf8.invalidAt(body, 0, body.length);
    if (invalid.isPresent()) {
      return List.of(Utf8.broken(invalid.getAsInt()));
    }
    return new JsonBody(envelopes, reader).run(body);
  }

  private List<Parsed> run(byte[] body) {
    if (!manyDocuments(body)) {
      oneDocument(body);
    }
    return parsed.size() <= MAX_RECORDS ? List.copyOf(parsed) : List.of(TOO_MANY);
  }

  /** NDJSON shows by its first line, which is a document of its own with more behind it. */
  private boolean manyDocuments(byte[] body) {
    int end = Line.endOfFirst(body);
    if (end == body.length || body[0] != '{') {
      return false;
    }
    try {
      Doc first = whole(Arrays.copyOf(body, end));
      List<Line> lines = Line.of(body);
      records(first, 0);
      lines.subList(1, lines.size()).forEach(this::document);
      return true;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private void oneDocument(byte[] body) {
    try {
      Doc root = whole(body);
      if (root.nothing()) {
        parsed.add(new Parsed.Broken("the body is empty", 0));
      } else {
        records(root, 0);
      }
    } catch (JsonProcessingException e) {
      lines(body, e);
    }
  }

  /** What is no single document is NDJSON, if it looks so, or broken. */
  private void lines(byte[] body, JsonProcessingException problem) {
    List<Line> lines = Line.of(body);
    if (looksLikeMany(lines)) {
      lines.forEach(this::document);
    } else {
      parsed.add(broken(problem, 0));
    }
  }

  private static boolean looksLikeMany(List<Line> lines) {
    if (lines.size() < 2) {
      return false;
    }
    String first = lines.get(0).text().strip();
    return first.startsWith("{")
        && (first.endsWith("}") || lines.get(1).text().strip().startsWith("{"));
  }

  private void document(Line line) {
    if (parsed.size() > MAX_RECORDS) {
      return;
    }
    try {
      records(whole(line.text().getBytes(UTF_8)), line.offset());
    } catch (JsonProcessingException e) {
      parsed.add(broken(e, line.offset()));
    }
  }

  private static Doc whole(byte[] bytes) throws JsonProcessingException {
    try {
      return Doc.of(Json.VENDOR.readTree(bytes));
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      // Octets of no character, in UTF-32.
      throw JsonMappingException.fromUnexpectedIOE(e);
    }
  }

  private static Parsed.Broken broken(JsonProcessingException e, long offset) {
    long at = offset + Math.max(0, e.getLocation() == null ? 0 : e.getLocation().getByteOffset());
    return new Parsed.Broken("malformed JSON: " + JsonErrors.reason(e), at);
  }

  private void records(Doc root, long offset) {
    if (root.isArray()) {
      each(root, offset);
      return;
    }
    for (String envelope : envelopes) {
      Doc inner = root.at(envelope);
      if (inner.isArray()) {
        each(inner, offset);
        return;
      }
      if (inner.present() && !inner.isObject()) {
        parsed.add(new Parsed.Broken(inner.path() + ": expected an array of records", offset));
        return;
      }
    }
    parsed.add(one(root, offset));
  }

  private void each(Doc array, long offset) {
    List<Doc> items = array.items();
    if (items.isEmpty()) {
      parsed.add(new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING));
    }
    for (int i = 0; i < items.size() && parsed.size() <= MAX_RECORDS; i++) {
      parsed.add(one(items.get(i), offset + i));
    }
  }

  private Parsed one(Doc item, long place) {
    if (!item.isObject()) {
      return new Parsed.Broken(item.where() + ": expected an object", place);
    }
    return reader.guarded(item, place);
  }
}
