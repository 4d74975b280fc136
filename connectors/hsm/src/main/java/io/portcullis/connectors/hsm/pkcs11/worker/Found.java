package io.portcullis.connectors.hsm.pkcs11.worker;

import java.util.List;

/**
 * What a look into the token brought.
 *
 * @param token one after TOKEN, else none
 * @param keys a page of them after KEYS, else none; objects without a usable CKA_ID are left out
 * @param next where the next page begins; as {@code total} when this was the last
 * @param total private key objects in the token, at most {@link KeyList#MAX_KEYS} + 1
 */
public record Found(List<TokenRow> token, List<KeyRow> keys, int next, int total) {
  static final Found NOTHING = new Found(List.of(), List.of(), 0, 0);

  public Found {
    token = List.copyOf(token);
    keys = List.copyOf(keys);
  }
}
