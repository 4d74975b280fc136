package io.portcullis.connectors.hsm.pkcs11.worker;

/**
 * One line from the child.
 *
 * @param detail for people; return codes and attribute names, never a PIN or key material
 * @param found what TOKEN and KEYS read
 */
public record Reply(long id, Code code, String detail, Found found) {
  public Reply {
    found = found == null ? Found.NOTHING : found;
  }

  Reply(long id, Code code, String detail) {
    this(id, code, detail, Found.NOTHING);
  }

  public enum Code {
    /** Done, or already so. */
    DONE,
    /** PROBE: the key can be used. */
    USABLE,
    /** PROBE: the token refuses to use the key and none of its usages is left. */
    UNUSABLE,
    /** PROBE: the key refuses one thing and would do another. */
    PARTLY_USABLE,
    NO_TOKEN,
    NO_KEY,
    /** The token does not let this key's usage be changed. */
    NOT_CHANGEABLE,
    /** Nobody wrote down what the key was good for before it was disabled. */
    NOT_REMEMBERED,
    /** Another login with the same PIN brings the token closer to locking it. */
    PIN_REFUSED,
    /** Any other return code. */
    TOKEN_ERROR,
    BAD_REQUEST
  }
}
