package io.portcullis.connectors.hsm.pkcs11spy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.RecordReader;
import io.portcullis.connectors.api.Utf8;

/**
 * Source type {@code pkcs11-spy}: one record for each call. Handles mean nothing by themselves, so
 * the calls of a body are read in order and what they tell about tokens and keys is remembered.
 */
public final class SpyParser implements Parser {
  @Override
  public String type() {
    return "pkcs11-spy";
  }

  @Override
  public Framing framing() {
    return Framing.BODY;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    OptionalInt invalid = Utf8.invalidAt(body, 0, body.length);
    if (invalid.isPresent()) {
      return List.of(Utf8.broken(invalid.getAsInt()));
    }
    List<SpyCall> calls = SpyLog.calls(body);
    if (calls.isEmpty()) {
      return List.of(new Parsed.Broken("no call found: no line like \"7: C_Login\"", 0));
    }
    if (calls.size() > JsonBody.MAX_RECORDS) {
      return List.of(JsonBody.TOO_MANY);
    }
    return each(calls, context);
  }

  private static List<Parsed> each(List<SpyCall> calls, ParseContext context) {
    SpyState state = new SpyState();
    RecordReader<SpyCall> reader =
        (call, place) -> {
          state.before(call);
          return new Reading(call, state, context).parsed();
        };
    List<Parsed> parsed = new ArrayList<>(calls.size());
    for (SpyCall call : calls) {
      parsed.add(reader.guarded(call, call.offset()));
    }
    return List.copyOf(parsed);
  }
}
