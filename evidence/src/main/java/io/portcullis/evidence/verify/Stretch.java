package io.portcullis.evidence.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import io.portcullis.evidence.checkpoint.Merkle;
import io.portcullis.evidence.checkpoint.Part;

/** The records of one signed range, as they pass. */
final class Stretch {
  private final SignedRange signed;
  private final Merkle all = new Merkle();
  private final Map<String, Merkle> parts = new TreeMap<>();
  private final String earliest;
  private final String latest;
  final Holes holes = new Holes();
  private long next;
  private boolean inOrder = true;

  Stretch(SignedRange signed) {
    this.signed = signed;
    this.next = signed.range().from();
    this.earliest = signed.before().minus(ChainWalk.TOLERANCE).toString();
    this.latest = signed.at().plus(ChainWalk.TOLERANCE).toString();
  }

  SignedRange signed() {
    return signed;
  }

  void add(Looked record) {
    holes.add(next, record.seal().sequence() - 1);
    next = record.seal().sequence() + 1;
    try {
      all.add(record.seal().hash());
      parts.computeIfAbsent(record.dataset(), d -> new Merkle()).add(record.seal().hash());
    } catch (IllegalArgumentException e) {
      inOrder = false;
    }
  }

  /** A record that came too late for its place: the trees can not be built any more. */
  void moved(Looked record) {
    inOrder = false;
    holes.remove(record.seal().sequence());
    parts.computeIfAbsent(record.dataset(), d -> new Merkle()).add(record.seal().hash());
  }

  void end() {
    holes.add(next, signed.range().to());
    next = signed.range().to() + 1;
  }

  /** Whether that time is after the checkpoint that signed it. */
  boolean ahead(String timestamp) {
    return timestamp.compareTo(latest) > 0;
  }

  /** Whether that time is long before the checkpoint before. */
  boolean late(String timestamp) {
    return timestamp.compareTo(earliest) < 0;
  }

  /** How many are missing, by kind. */
  Map<String, Long> lacking() {
    Map<String, Long> lacking = new LinkedHashMap<>();
    for (Part part : signed.range().parts()) {
      long there = parts.containsKey(part.dataset()) ? parts.get(part.dataset()).size() : 0;
      if (there < part.count()) {
        lacking.put(part.dataset(), part.count() - there);
      }
    }
    return lacking;
  }

  /** Of which kind the records are not those that were signed; empty when they are. */
  String replaced() {
    if (!inOrder) {
      return "";
    }
    if (holes.isEmpty()) {
      boolean same = all.root().equals(signed.range().root());
      return same ? "" : other().isEmpty() ? "the records" : other();
    }
    return other();
  }

  private String other() {
    for (Part part : signed.range().parts()) {
      Merkle mine = parts.getOrDefault(part.dataset(), new Merkle());
      boolean more = mine.size() > part.count();
      boolean others = mine.size() == part.count() && !mine.root().equals(part.root());
      if (more || others) {
        return "the records of " + part.dataset();
      }
    }
    return "";
  }
}
