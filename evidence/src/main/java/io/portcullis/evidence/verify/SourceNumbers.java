package io.portcullis.evidence.verify;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;

/**
 * The numbers that sources gave their own records, as the trail has them: a hole is an hour that
 * never arrived, or was lost on the way. For many threads; such records are few.
 */
final class SourceNumbers {
  /** Numberings that are followed; of further ones nothing is said. */
  static final int MOST = 10_000;

  private static final String SIGNALS = "portcullis.signals";
  private static final byte[] ADVANCED =
      "\"kind\":\"sequence-advanced\"".getBytes(StandardCharsets.US_ASCII);

  private final Map<String, Numbering> numberings = new TreeMap<>();

  /** One numbering: what came of it. */
  private static final class Numbering {
    private final TreeMap<Long, Long> runs = new TreeMap<>();
    private long wrap;
    private String since = "";

    void add(long from, long to, String at) {
      since = since.isEmpty() || at.compareTo(since) < 0 ? at : since;
      long start = from;
      long end = to;
      var left = runs.floorEntry(from);
      if (left != null && left.getValue() >= from - 1) {
        start = left.getKey();
        end = Math.max(end, left.getValue());
      }
      var right = runs.ceilingEntry(start);
      while (right != null && right.getKey() <= end + 1) {
        end = Math.max(end, right.getValue());
        runs.remove(right.getKey());
        right = runs.ceilingEntry(start);
      }
      runs.put(start, end);
    }

    Holes holes() {
      Holes holes = new Holes();
      long next = runs.firstKey();
      for (var run : runs.entrySet()) {
        holes.add(next, run.getKey() - 1);
        next = run.getValue() + 1;
      }
      return holes;
    }
  }

  void look(Looked record, byte[] bytes, int from, int to) {
    if (record.dataset().equals(SIGNALS) && has(bytes, from, to)) {
      try {
        take(Json.MAPPER.valueToTree(Looked.document(bytes, from, to)), record.timestamp());
      } catch (IllegalArgumentException | UncheckedIOException e) {
        // A statement in a form of another release: nothing is said of it.
      }
    }
  }

  private synchronized void take(JsonNode document, String at) {
    JsonNode signal = document.path("portcullis").path("signal");
    byte[] text = signal.path("statement").asText().getBytes(StandardCharsets.UTF_8);
    JsonNode said = Json.read(text, JsonNode.class);
    String name =
        "%s/%s/%s"
            .formatted(
                signal.path("source").asText(),
                said.path("sequence").asText(),
                said.path("epoch").asText());
    if (numberings.size() >= MOST && !numberings.containsKey(name)) {
      return;
    }
    Numbering numbering = numberings.computeIfAbsent(name, n -> new Numbering());
    numbering.wrap = said.path("wrap").asLong();
    said.path("runs")
        .forEach(run -> numbering.add(run.path("from").asLong(), run.path("to").asLong(), at));
  }

  /** Those that come round after some numbers can not be judged by numbers alone. */
  synchronized void tell(Problems problems) {
    numberings.entrySet().stream()
        .filter(e -> e.getValue().wrap == 0)
        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
        .forEach(
            e -> {
              Holes holes = e.getValue().holes();
              if (!holes.isEmpty()) {
                problems.add(
                    ProblemKind.SOURCE,
                    "source " + e.getKey(),
                    "numbers %s never came; it is numbered since %s"
                        .formatted(holes, e.getValue().since),
                    holes.count());
              }
            });
  }

  private static boolean has(byte[] bytes, int from, int to) {
    for (int i = from; i <= to - ADVANCED.length; i++) {
      int n = 0;
      while (n < ADVANCED.length && bytes[i + n] == ADVANCED[n]) {
        n++;
      }
      if (n == ADVANCED.length) {
        return true;
      }
    }
    return false;
  }
}
