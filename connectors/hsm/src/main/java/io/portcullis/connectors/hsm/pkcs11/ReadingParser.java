package io.portcullis.connectors.hsm.pkcs11;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.RecordReader;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.hsm.pkcs11.worker.KeyRow;
import io.portcullis.connectors.hsm.pkcs11.worker.TokenRow;
import io.portcullis.model.Actor;
import io.portcullis.model.AliasType;
import io.portcullis.model.KeyAttributes;
import io.portcullis.model.Statement.KeyObserved;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/**
 * What the hub read in a token itself: one record for the token, and one for each of its keys. It
 * is no type of source that can be configured.
 */
public final class ReadingParser implements Parser {
  /** Of the private keys; the worker reads no more. */
  static final int MOST = 1000;

  @Override
  public String type() {
    return "pkcs11-token";
  }

  @Override
  public Framing framing() {
    return Framing.DOCUMENT;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    try {
      TokenReading reading = Json.read(body, TokenReading.class);
      return parsed(reading, context);
    } catch (UncheckedIOException e) {
      return List.of(new Parsed.Broken("no reading of a token", 0));
    }
  }

  private static List<Parsed> parsed(TokenReading reading, ParseContext context) {
    TokenRow token = reading.token();
    List<Parsed> parsed = new ArrayList<>();
    RecordReader<TokenRow> ofToken = (row, place) -> token(reading, context);
    parsed.add(ofToken.guarded(token, 0));
    RecordReader<Map.Entry<String, KeyAttributes>> ofKey =
        (key, place) -> key(token, key.getKey(), key.getValue(), context, place);
    byId(reading.keys()).entrySet().forEach(key -> parsed.add(ofKey.guarded(key, parsed.size())));
    missing(reading).forEach(why -> parsed.add(new Parsed.Broken(why, parsed.size())));
    return parsed;
  }

  /** Every object with the id counts, because a copy is the same key. */
  private static Map<String, KeyAttributes> byId(List<KeyRow> rows) {
    Map<String, KeyAttributes> keys = new LinkedHashMap<>();
    rows.forEach(row -> keys.merge(row.id(), ReadingEcs.attributes(row), KeyAttributes::and));
    return keys;
  }

  /** A key that is not seen is told of, too. */
  private static List<String> missing(TokenReading reading) {
    List<String> why = new ArrayList<>();
    int read = Math.min(reading.total(), MOST);
    if (reading.total() > MOST) {
      why.add("the token holds more than " + MOST + " private keys; the others were not read");
    }
    if (reading.keys().size() < read) {
      int unnamed = read - reading.keys().size();
      why.add(unnamed + " private keys without a usable CKA_ID can not be told apart");
    }
    return why;
  }

  private static Parsed token(TokenReading reading, ParseContext context) {
    Signals signals = new Signals(context, 0, "", context.receivedAt(), Actor.UNKNOWN);
    return signals
        .note(
            SubjectKind.AUTHORITY,
            new Aliases().add(AliasType.HSM_TOKEN, reading.token().serial()).list(),
            new Noted("hsm", "token-read", true))
        .with(ReadingEcs.token(reading, context.receivedAt()));
  }

  private static Parsed key(
      TokenRow token, String id, KeyAttributes attributes, ParseContext context, long place) {
    Signals signals = new Signals(context, place, "", context.receivedAt(), Actor.UNKNOWN);
    return signals
        .say(
            SubjectKind.KEY,
            new Aliases().vendor(AliasType.PKCS11_KEY, token.label(), id).list(),
            new KeyObserved(attributes, ReadingEcs.facts(token)))
        .with(ReadingEcs.key(token, id, attributes, context.receivedAt()));
  }
}
