package io.portcullis.model.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.portcullis.model.Ids;

/**
 * What of a document goes into the chain: the hash of its public part and the salted hash of its
 * personal part. When salt and personal part are deleted, nothing of the person can be guessed from
 * the hash that stays, and the chain still holds. The formulas stand in docs/evidence.md.
 *
 * @param publicHash SHA-256 of the canonical public part, lower-case hex
 * @param personalHash SHA-256 of salt, line feed and the canonical personal part, lower-case hex
 */
public record Leaf(String publicHash, String personalHash) {
  private static final String TAG = "portcullis-leaf-v1\n";

  /**
   * @param salt 32 random octets, lower-case hex
   */
  public static Leaf of(Map<String, ?> document, String salt) {
    return of(PartedJson.of(document, ""), salt);
  }

  static Leaf of(PartedJson json, String salt) {
    byte[] salted = (salt + "\n").getBytes(StandardCharsets.UTF_8);
    return new Leaf(Ids.sha256(json.publicPart()), Ids.sha256(salted, json.personalPart()));
  }

  /** Of a document whose personal part was erased: nothing is left to be salted. */
  static Leaf unsalted(PartedJson json) {
    return new Leaf(Ids.sha256(json.publicPart()), Ids.sha256(json.personalPart()));
  }

  public String hash() {
    return hash(TAG + publicHash + "\n" + personalHash);
  }

  static String hash(String text) {
    return Ids.sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
