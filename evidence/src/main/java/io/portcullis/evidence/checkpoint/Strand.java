package io.portcullis.evidence.checkpoint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.portcullis.model.evidence.Head;
import io.portcullis.model.evidence.Seal;
import io.portcullis.model.evidence.SealedDocument;

/**
 * What of one chain was read since the last checkpoint. Its memory does not grow with the number of
 * records. Not for several threads.
 */
final class Strand {
  private static final String UNKNOWN = "unknown";

  private final String chain;
  private Head head;
  private long from;
  private long offset;
  private Merkle whole = new Merkle();
  private Map<String, Merkle> parts = new TreeMap<>();

  private Strand(String chain, Head head, long offset) {
    this.chain = chain;
    this.head = head;
    this.from = head.sequence() + 1;
    this.offset = offset;
  }

  static Strand fresh(String chain) {
    return new Strand(chain, Head.START, 0);
  }

  static Strand after(Range covered) {
    return new Strand(covered.chain(), new Head(covered.to(), covered.head()), covered.offset());
  }

  /** Why this record does not go on where the strand ends. */
  Optional<ChainFlaw> flaw(SealedDocument next) {
    return next.problemAfter(head)
        .map(p -> new ChainFlaw(chain, next.seal().sequence(), word(next) + p));
  }

  private String word(SealedDocument next) {
    Seal seal = next.seal();
    if (seal.sequence() > head.sequence() + 1) {
      return "gap: ";
    }
    if (seal.sequence() <= head.sequence()) {
      return "back: ";
    }
    return seal.previous().equals(head.hash()) ? "changed: " : "fork: ";
  }

  /** The range begins with the next record, whatever it is. Only with nothing in it yet. */
  void beginAt(Seal seal) {
    from = seal.sequence();
  }

  void add(SealedDocument next, long nextOffset) {
    Seal seal = next.seal();
    whole.add(seal.hash());
    parts.computeIfAbsent(dataset(next), name -> new Merkle()).add(seal.hash());
    head = seal.head();
    offset = nextOffset;
  }

  /** What stands there is no record. */
  void skip(long nextOffset) {
    offset = nextOffset;
  }

  long count() {
    return whole.size();
  }

  long offset() {
    return offset;
  }

  long sequence() {
    return head.sequence();
  }

  Range range() {
    List<Part> kinds =
        parts.entrySet().stream()
            .map(e -> new Part(e.getKey(), e.getValue().size(), e.getValue().root()))
            .toList();
    long to = from + count() - 1;
    return new Range(chain, from, to, whole.root(), head.hash(), offset, kinds);
  }

  /** Its range stands in a checkpoint that is durable. */
  void covered() {
    from = head.sequence() + 1;
    whole = new Merkle();
    parts = new TreeMap<>();
  }

  private static String dataset(SealedDocument document) {
    boolean told =
        document.document().get("data_stream") instanceof Map<?, ?> stream
            && stream.get("dataset") instanceof String name
            && !name.isEmpty();
    return told
        ? (String) ((Map<?, ?>) document.document().get("data_stream")).get("dataset")
        : UNKNOWN;
  }
}
