package io.portcullis.connectors.idp.ssf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.RecordReader;

/**
 * What a transmitter answers to a poll: tokens by their ids (RFC 8936 section 2.3).
 *
 * @param sets each a compact token
 */
record PollAnswer(Map<String, Doc> sets) {

  /** Empty when the body is anything else. */
  static Optional<PollAnswer> of(byte[] body) {
    if (!new String(body, StandardCharsets.ISO_8859_1).contains("\"sets\"")) {
      return Optional.empty();
    }
    try {
      Doc root = Doc.of(Json.VENDOR.readTree(body));
      Doc sets = root.at("sets");
      return sets.isObject() && !root.has("events")
          ? Optional.of(new PollAnswer(sets.fields()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  List<Parsed> parsed(RecordReader<String> token) {
    if (sets.isEmpty()) {
      return List.of(new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING));
    }
    if (sets.size() > JsonBody.MAX_RECORDS) {
      return List.of(JsonBody.TOO_MANY);
    }
    RecordReader<Doc> each = (set, place) -> token.read(text(set), place);
    List<Parsed> parsed = new ArrayList<>();
    sets.values().forEach(set -> parsed.add(each.guarded(set, parsed.size())));
    return List.copyOf(parsed);
  }

  private static String text(Doc set) {
    if (set.value().isEmpty()) {
      throw new BadRecord(set.path() + ": expected a compact token");
    }
    return set.value();
  }
}
