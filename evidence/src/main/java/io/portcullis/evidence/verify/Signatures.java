package io.portcullis.evidence.verify;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.CheckpointKey;
import io.portcullis.evidence.checkpoint.SignedCheckpoint;

/**
 * Who signed. A key is trusted that was given, or that a checkpoint of a trusted one names as the
 * next. A checkpoint of a trusted key vouches for all before it, because each names the one before
 * by its hash.
 */
final class Signatures {
  private final Keys keys;
  private final Set<String> trusted;
  private final Set<String> used = new HashSet<>();
  private long firstStranger;
  private String stranger = "";

  Signatures(Keys keys) {
    this.keys = keys;
    this.trusted =
        keys.given().stream().map(CheckpointKey::id).collect(Collectors.toCollection(HashSet::new));
  }

  /** Why that is not signed as it says; empty when it is. */
  String problem(SignedCheckpoint signed) {
    var key = keys.find(signed.key());
    if (key.isEmpty()) {
      return "is signed by a key that is not here: " + signed.key();
    }
    if (!signed.by(key.get())) {
      return "is not what the key signed";
    }
    if (used.isEmpty() && keys.given().isEmpty()) {
      trusted.add(signed.key());
    }
    used.add(signed.key());
    vouch(signed.key(), signed.checkpoint());
    return "";
  }

  /**
   * The first checkpoint of those at the end whose key nobody vouches for; 0 when there is none.
   */
  long firstStranger() {
    return firstStranger;
  }

  String stranger() {
    return stranger;
  }

  /** The keys that signed, sorted. */
  Set<String> used() {
    return new TreeSet<>(used);
  }

  /** Whether whoever checks brought a key by which all of it is vouched for. */
  boolean fromOutside() {
    return !keys.given().isEmpty() && !used.isEmpty() && firstStranger == 0;
  }

  private void vouch(String key, Checkpoint checkpoint) {
    if (trusted.contains(key)) {
      firstStranger = 0;
      checkpoint.next().ifPresent(trusted::add);
    } else if (firstStranger == 0) {
      firstStranger = checkpoint.number();
      stranger = key;
    }
  }
}
