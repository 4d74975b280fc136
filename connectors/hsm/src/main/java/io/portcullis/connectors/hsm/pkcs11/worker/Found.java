package io.portcullis.connectors.hsm.pkcs11.worker;

import java.util.List;

/**
 * What a look into the token brought.
 *
 * @param token one after TOKEN, else none
 * @param keys a page of them after KEYS, else none; objects without a usable CKA_ID are left out
 * @param next where the next page begins; as {@code total} when this was the last
 * @param total private key objects in the token, at most {@link KeyList#MAX_KEYS} + 1
 * @param looks one after LOOK, else none
 * @param signed one after SIGN, else none
 */
public record Found(
    List<TokenRow> token,
    List<KeyRow> keys,
    int next,
    int total,
    List<LookRow> looks,
    List<SignedRow> signed) {
  static final Found NOTHING = new Found(List.of(), List.of(), 0, 0);

  public Found {
    token = List.copyOf(token);
    keys = List.copyOf(keys);
    looks = looks == null ? List.of() : List.copyOf(looks);
    signed = signed == null ? List.of() : List.copyOf(signed);
  }

  public Found(List<TokenRow> token, List<KeyRow> keys, int next, int total) {
    this(token, keys, next, total, List.of(), List.of());
  }

  static Found of(LookRow look) {
    return new Found(List.of(), List.of(), 0, 0, List.of(look), List.of());
  }

  static Found of(SignedRow row) {
    return new Found(List.of(), List.of(), 0, 0, List.of(), List.of(row));
  }
}
