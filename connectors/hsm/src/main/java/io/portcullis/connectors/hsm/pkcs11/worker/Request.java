package io.portcullis.connectors.hsm.pkcs11.worker;

/**
 * One line to the child.
 *
 * @param id of the caller's choice, comes back in the reply
 * @param key CKA_ID in hex; empty for OPEN and PING
 * @param decidedAt of the action, microseconds since 1970; 0 where nothing is changed
 * @param generation of the action
 */
public record Request(long id, Operation operation, String key, long decidedAt, int generation) {
  public enum Operation {
    /** Followed by one more line: the PIN. Logs in. */
    OPEN,
    /** Answers what the token is, and that the session is alive. */
    PING,
    DISABLE,
    ENABLE,
    /** Tries to use the key, and reads its usage back. */
    PROBE
  }
}
