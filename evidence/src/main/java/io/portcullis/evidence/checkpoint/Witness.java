package io.portcullis.evidence.checkpoint;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.portcullis.model.evidence.CanonicalJson;

/**
 * Somebody outside saw a checkpoint: from then on it can not be made anew unnoticed, and nothing
 * before it.
 *
 * @param number of the checkpoint
 * @param checkpoint its hash
 * @param at when; with {@link By#RFC3161} the time in the token
 * @param token base64 of the TimeStampToken (RFC 3161 section 2.4.2), DER; else empty
 */
public record Witness(long number, String checkpoint, By by, Instant at, String token) {
  /** Bytes of a line: a token has the certificates of its signer in it. */
  public static final int MOST_BYTES = 1 << 17;

  /** Who saw it. */
  public enum By {
    /** A time-stamping authority. */
    RFC3161,
    /** A log server that was sent it. What it says later has to be asked of itself. */
    SYSLOG,
    /** A file, on a volume of others when it is to be worth something. */
    FILE;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * @throws IllegalArgumentException naming the field that is wrong, missing or unknown
   */
  public static Witness read(byte[] line) {
    Fields f = Fields.of(Lines.tree(line, MOST_BYTES), "witness");
    Witness witness =
        new Witness(
            f.integer("number"),
            f.hash("checkpoint"),
            f.word("by", By.values(), By::word),
            f.instant("at"),
            f.has("token") ? f.long64("token") : "");
    f.end();
    return witness;
  }

  /** JSON without a line feed. */
  public byte[] line() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("number", number);
    line.put("checkpoint", checkpoint);
    line.put("by", by.word());
    line.put("at", at.toString());
    if (!token.isEmpty()) {
      line.put("token", token);
    }
    return CanonicalJson.bytes(line);
  }
}
