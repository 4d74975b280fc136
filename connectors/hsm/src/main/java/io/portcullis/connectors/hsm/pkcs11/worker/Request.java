package io.portcullis.connectors.hsm.pkcs11.worker;

/**
 * One line to the child.
 *
 * @param id of the caller's choice, comes back in the reply
 * @param key CKA_ID in hex; empty where no single key is meant
 * @param decidedAt of the action, microseconds since 1970; 0 where nothing is changed
 * @param generation of the action
 * @param from which object a page of KEYS begins with; 0 looks for the objects anew
 * @param digest a SHA-256 in hex for SIGN; empty where nothing is signed
 */
public record Request(
    long id,
    Operation operation,
    String key,
    long decidedAt,
    int generation,
    int from,
    String digest) {

  public Request(
      long id, Operation operation, String key, long decidedAt, int generation, int from) {
    this(id, operation, key, decidedAt, generation, from, "");
  }

  /** One that is about no key and changes nothing. */
  public static Request of(Operation operation, int from) {
    return new Request(0, operation, "", 0, 0, from);
  }

  /** One that has a key sign, or with no digest tell its public part. */
  public static Request sign(String key, String digest) {
    return new Request(0, Operation.SIGN, key, 0, 0, 0, digest);
  }

  public enum Operation {
    /** Followed by one more line: the PIN. Logs in. */
    OPEN,
    /** Answers what the token is, and that the session is alive. */
    PING,
    DISABLE,
    ENABLE,
    /** Tries to use the key, and reads its usage back. */
    PROBE,
    /** Signs a SHA-256, and tells the key's public part. */
    SIGN,
    /** Reads what the token says of itself. */
    TOKEN,
    /** Reads which token it is and its clock, and lets it make a random number. */
    LOOK,
    /** Reads the attributes of a page of private keys. */
    KEYS
  }
}
