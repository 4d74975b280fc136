package io.portcullis.connectors.hsm.pkcs11.worker;

import java.util.Map;
import java.util.Objects;

/**
 * One private key object as the token holds it.
 *
 * @param id CKA_ID in lower-case hex
 * @param label CKA_LABEL, at most {@link KeyList#MAX_LABEL} characters of it
 * @param type CKA_KEY_TYPE without its prefix, e.g. "EC"
 * @param size bits of an RSA modulus, name or OID of a curve, or empty
 * @param attributes those the token answered, by their names without CKA_; one that is missing is
 *     not known
 */
public record KeyRow(
    String id, String label, String type, String size, Map<String, Boolean> attributes) {

  /** What runs beside a vendor's library is not trusted to be whole. */
  public KeyRow {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(size, "size");
    attributes = Map.copyOf(attributes);
  }
}
