package io.portcullis.model.evidence;

import java.util.Map;

/**
 * A document's canonical JSON, and at one go that of its public and of its personal part, as {@link
 * PersonalPaths} cuts them. Every record of the hub passes here, so nothing is written twice.
 */
final class PartedJson {
  private final JsonBytes publicPart = new JsonBytes();
  private final JsonBytes personalPart = new JsonBytes();
  private final JsonBytes last = new JsonBytes();
  private JsonBytes whole = new JsonBytes();

  private PartedJson() {}

  /**
   * @param atEnd a field that stands at the end of the whole, whatever its name
   * @throws IllegalArgumentException as {@link CanonicalJson#bytes} does
   */
  static PartedJson of(Map<String, ?> document, String atEnd) {
    PartedJson json = new PartedJson();
    json.open();
    for (String key : CanonicalJson.sorted(document)) {
      JsonBytes all = json.whole;
      json.whole = key.equals(atEnd) ? json.last : all;
      json.field("", key, document.get(key), 1);
      json.whole = all;
    }
    if (json.last.size() > 0) {
      json.whole.comma();
      json.whole.add(json.last, 0, json.last.size());
    }
    json.close();
    return json;
  }

  byte[] whole() {
    return whole.toBytes();
  }

  byte[] publicPart() {
    return publicPart.toBytes();
  }

  byte[] personalPart() {
    return personalPart.toBytes();
  }

  private void field(String prefix, String key, Object value, int depth) {
    String path = prefix + key;
    if (PersonalPaths.personal(path, prefix.length())) {
      copied(key, value, depth, personalPart);
    } else if (value instanceof Map<?, ?> map && !map.isEmpty() && PersonalPaths.mayHold(path)) {
      cut(path + ".", key, map, depth);
    } else {
      copied(key, value, depth, publicPart);
    }
  }

  private void copied(String key, Object value, int depth, JsonBytes part) {
    whole.comma();
    int from = whole.size();
    name(whole, key);
    CanonicalJson.write(whole, value, depth);
    part.comma();
    part.add(whole, from, whole.size());
  }

  private void cut(String prefix, String key, Map<?, ?> map, int depth) {
    CanonicalJson.bound(depth);
    int publicBefore = publicPart.size();
    int personalBefore = personalPart.size();
    for (JsonBytes each : new JsonBytes[] {whole, publicPart, personalPart}) {
      each.comma();
      name(each, key);
    }
    open();
    for (String below : CanonicalJson.sorted(map)) {
      field(prefix, below, map.get(below), depth + 1);
    }
    whole.add('}');
    publicPart.closeOrDrop(publicBefore);
    personalPart.closeOrDrop(personalBefore);
  }

  private static void name(JsonBytes out, String key) {
    out.string(key);
    out.add(':');
  }

  private void open() {
    whole.add('{');
    publicPart.add('{');
    personalPart.add('{');
  }

  private void close() {
    whole.add('}');
    publicPart.add('}');
    personalPart.add('}');
  }
}
