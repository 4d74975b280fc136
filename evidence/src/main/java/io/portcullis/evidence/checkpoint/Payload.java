package io.portcullis.evidence.checkpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

/** The JSON of a checkpoint, both ways. Reading is strict: an unknown field would not be signed. */
final class Payload {
  private Payload() {}

  static Map<String, Object> of(Checkpoint c) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("version", Checkpoint.VERSION);
    map.put("kind", c.kind().word());
    map.put("number", c.number());
    map.put("hub", c.hub());
    map.put("at", c.at().toString());
    map.put("previous", c.previous());
    map.put("chains", list(c.chains(), Payload::range));
    map.put("counters", list(c.counters(), n -> Map.of("name", n.name(), "value", n.value())));
    some(map, "pruned", list(c.pruned(), Payload::pruned));
    some(map, "erased", list(c.erased(), Payload::erased));
    some(map, "approved", c.approved());
    c.next().ifPresent(key -> map.put("next", key));
    some(map, "flaws", list(c.flaws(), Payload::flaw));
    return map;
  }

  /**
   * @throws IllegalArgumentException naming the field that is wrong, missing or unknown
   */
  static Checkpoint read(JsonNode node) {
    Fields f = Fields.of(node, "payload");
    if (f.integer("version") != Checkpoint.VERSION) {
      throw f.wrong("version", "not " + Checkpoint.VERSION);
    }
    Checkpoint checkpoint =
        new Checkpoint(
            f.word("kind", Kind.values(), Kind::word),
            f.integer("number"),
            f.text("hub"),
            f.instant("at"),
            f.hash("previous"),
            f.list("chains", Payload::range),
            f.list("counters", n -> new Counter(n.text("name"), n.integer("value"))),
            f.some("pruned", Payload::pruned),
            f.some("erased", Payload::erased),
            f.texts("approved"),
            f.has("next") ? Optional.of(f.hash("next")) : Optional.empty(),
            f.some("flaws", Payload::flaw));
    f.end();
    return checkpoint;
  }

  private static Map<String, Object> range(Range r) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("chain", r.chain());
    map.put("from", r.from());
    map.put("to", r.to());
    map.put("root", r.root());
    map.put("head", r.head());
    map.put("offset", r.offset());
    some(
        map,
        "parts",
        list(r.parts(), p -> Map.of("dataset", p.dataset(), "count", p.count(), "root", p.root())));
    return map;
  }

  private static Range range(Fields f) {
    return new Range(
        f.text("chain"),
        f.integer("from"),
        f.integer("to"),
        f.hash("root"),
        f.hash("head"),
        f.integer("offset"),
        f.some("parts", p -> new Part(p.text("dataset"), p.integer("count"), p.hash("root"))));
  }

  private static Map<String, Object> pruned(Pruned p) {
    return Map.of("chain", p.chain(), "dataset", p.dataset(), "to", p.to(), "hash", p.hash());
  }

  private static Pruned pruned(Fields f) {
    return new Pruned(f.text("chain"), f.text("dataset"), f.integer("to"), f.hash("hash"));
  }

  private static Map<String, Object> erased(Erased e) {
    return Map.of("chain", e.chain(), "sequence", e.sequence(), "order", e.order());
  }

  private static Erased erased(Fields f) {
    return new Erased(f.text("chain"), f.integer("sequence"), f.text("order"));
  }

  private static Map<String, Object> flaw(ChainFlaw f) {
    return Map.of("chain", f.chain(), "sequence", f.sequence(), "reason", f.reason());
  }

  private static ChainFlaw flaw(Fields f) {
    return new ChainFlaw(f.text("chain"), f.integer("sequence"), f.text("reason"));
  }

  private static <T> List<Object> list(List<T> values, Function<T, Map<String, Object>> form) {
    return values.stream().<Object>map(form).toList();
  }

  private static void some(Map<String, Object> map, String name, List<?> list) {
    if (!list.isEmpty()) {
      map.put(name, list);
    }
  }
}
