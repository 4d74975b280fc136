package io.portcullis.connectors.hsm.pkcs11;

import java.util.List;
import java.util.Objects;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.hsm.pkcs11.worker.KeyRow;
import io.portcullis.connectors.hsm.pkcs11.worker.TokenRow;

/**
 * A token looked through: what it says of itself and of its private keys.
 *
 * @param keys one for each object with a usable CKA_ID; copies of a key have the same
 * @param total private key objects in the token; of more than a thousand, 1,001
 */
public record TokenReading(TokenRow token, List<KeyRow> keys, int total) {
  public TokenReading {
    Objects.requireNonNull(token, "token");
    keys = List.copyOf(keys);
  }

  /** As the record of a source, for {@link ReadingParser}. */
  public byte[] body() {
    return Json.bytes(this);
  }
}
