package io.portcullis.bench.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import io.portcullis.model.Ids;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.model.evidence.Head;
import io.portcullis.model.evidence.Seal;
import io.portcullis.model.evidence.Unsealed;

/**
 * Invented records in the form of the hub's own: for each signal one of it and one of the decision,
 * one action in ten. About 1.2 kB each when sealed.
 */
final class Sample {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final int SUBJECTS = 10_000;

  private Sample() {}

  static AuditRecord record(long number) {
    Dataset dataset =
        number % 21 == 20 ? Dataset.ACTIONS : number % 2 == 0 ? Dataset.SIGNALS : Dataset.DECISIONS;
    Instant at = START.plusMillis(number);
    String subject = Ids.of("dev", Long.toString(number % SUBJECTS));
    String id = Ids.of("rec", Long.toString(number));
    return new AuditRecord(id, dataset, at, subject, document(dataset, number, at, subject));
  }

  private static Map<String, Object> document(
      Dataset dataset, long number, Instant at, String subject) {
    Map<String, Object> event =
        Map.of(
            "kind", "event",
            "action", "posture-changed",
            "category", List.of("host"),
            "type", List.of("info"),
            "ingested", at.toString());
    Map<String, Object> signal =
        Map.of(
            "id", Ids.of("sig", Long.toString(number)),
            "source", "intune",
            "kind", "posture-changed",
            "occurred", at.minusMillis(900).toString(),
            "received", at.toString(),
            "raw_sha256", Ids.sha256(new byte[] {(byte) number}));
    Map<String, Object> about =
        Map.of("id", subject, "kind", "DEVICE", "name", "laptop-" + number % SUBJECTS);
    Map<String, Object> own =
        dataset == Dataset.DECISIONS
            ? Map.of("signal", signal, "about", about, "standing", standing(), "stage", "decide")
            : Map.of("signal", signal, "about", about, "disposition", "resolved");
    return Map.of(
        "event",
        event,
        "host",
        Map.of("name", "laptop-" + number % SUBJECTS, "os", Map.of("family", "windows")),
        "user",
        Map.of("name", "user" + number % SUBJECTS, "email", number % SUBJECTS + "@example.net"),
        "portcullis",
        own);
  }

  private static Map<String, Object> standing() {
    return Map.of("before", "GOOD", "wanted", "GOOD", "admitted", "GOOD", "generation", 1L);
  }

  static Unsealed unsealed(long number) {
    byte[] salt =
        HexFormat.of()
            .parseHex(
                Ids.sha256(
                    Long.toString(number).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    return Unsealed.of(record(number), HexFormat.of().formatHex(salt));
  }

  /** A piece of a chain, as the topic {@code sealed} holds it. */
  record Chain(String name, List<byte[]> documents, List<String> seals, Head head) {}

  /**
   * @param before after which it goes on
   * @param stride between the numbers of the chain's records
   */
  static Chain chain(String name, Head before, long first, int count, int stride) {
    List<byte[]> documents = new ArrayList<>(count);
    List<String> seals = new ArrayList<>(count);
    Head head = before;
    for (int i = 0; i < count; i++) {
      Unsealed unsealed = unsealed(first + (long) i * stride);
      Seal seal = unsealed.seal(name, head);
      documents.add(unsealed.with(seal));
      seals.add(seal.hash());
      head = seal.head();
    }
    return new Chain(name, documents, seals, head);
  }
}
