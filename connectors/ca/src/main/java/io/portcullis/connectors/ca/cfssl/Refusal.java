package io.portcullis.connectors.ca.cfssl;

/** What cfssl says when it does not do something: its own number, and its words. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  /** "Certificate not found": category certificate store (11000), reason 200. */
  private static final int RECORD_NOT_FOUND = 11_200;

  private final int code;

  Refusal(int code, String said) {
    super("cfssl says " + said + " (" + code + ")");
    this.code = code;
  }

  boolean notFound() {
    return code == RECORD_NOT_FOUND;
  }

  /** The request itself was wrong, which it would be again. */
  boolean badRequest() {
    return code == 400;
  }
}
