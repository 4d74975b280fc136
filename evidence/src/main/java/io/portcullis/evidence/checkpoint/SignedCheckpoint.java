package io.portcullis.evidence.checkpoint;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import io.portcullis.model.evidence.CanonicalJson;

/**
 * A checkpoint with its signature: one line of the topic, the file and the export.
 *
 * @param key {@link CheckpointKey#id} of the signer
 * @param signature base64
 */
public record SignedCheckpoint(
    Checkpoint checkpoint, Algorithm algorithm, String key, String signature) {
  /** Bytes of a line. */
  public static final int MOST_BYTES = 2 << 20;

  /**
   * @throws IllegalArgumentException naming the field that is wrong, missing or unknown
   */
  public static SignedCheckpoint read(byte[] line) {
    Fields f = Fields.of(Lines.tree(line, MOST_BYTES), "checkpoint");
    Checkpoint checkpoint = Payload.read(f.node("payload"));
    Fields s = Fields.of(f.node("signature"), "signature");
    SignedCheckpoint signed =
        new SignedCheckpoint(
            checkpoint,
            s.word("algorithm", Algorithm.values(), Algorithm::word),
            s.hash("key"),
            s.text("value"));
    s.end();
    f.end();
    return signed;
  }

  /** JSON without a line feed. */
  public byte[] line() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("payload", checkpoint.payload());
    line.put("signature", Map.of("algorithm", algorithm.word(), "key", key, "value", signature));
    return CanonicalJson.bytes(line);
  }

  /** Whether that key made the signature. */
  public boolean by(CheckpointKey signer) {
    return signer.id().equals(key)
        && Algorithm.of(signer.key()) == algorithm
        && signer.verifies(checkpoint.signed(), octets());
  }

  private byte[] octets() {
    try {
      return Base64.getDecoder().decode(signature);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
