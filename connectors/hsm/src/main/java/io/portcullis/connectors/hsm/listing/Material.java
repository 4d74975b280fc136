package io.portcullis.connectors.hsm.listing;

import java.util.Optional;
import java.util.Set;

import io.portcullis.model.KeyAttributes;
import io.portcullis.model.KeyAttributes.Word;
import io.portcullis.model.KeyListed.Origin;

/**
 * What a key is made of, in the words of PKCS#11.
 *
 * @param algorithm as PKCS#11 names key types: "RSA", "EC", "AES"
 * @param size bits, or a curve
 * @param exportable whether the service gives the key out, by its own word; empty where it does not
 *     say
 * @param usages "SIGN", "DECRYPT", "UNWRAP", "DERIVE"
 */
public record Material(
    String algorithm, String size, Optional<Boolean> exportable, Set<String> usages) {
  public Material {
    usages = Set.copyOf(usages);
  }

  /**
   * As a token would say it. A key that was brought in existed outside, so it never was
   * non-extractable, as PKCS#11 v2.40 section 4.9 has it of CKA_NEVER_EXTRACTABLE and CKA_LOCAL. A
   * key that was made there counts as proved when the service says that it gives it to nobody: with
   * these services that can not be taken back once it was allowed. Where the origin is not told,
   * nothing is proved.
   */
  KeyAttributes attributes(String label, Origin origin) {
    Word out = exportable.map(yes -> yes ? Word.SET : Word.CLEAR).orElse(Word.UNKNOWN);
    Word never =
        origin == Origin.IMPORTED || out == Word.SET
            ? Word.CLEAR
            : origin == Origin.MADE_THERE && out == Word.CLEAR ? Word.SET : Word.UNKNOWN;
    Word local =
        switch (origin) {
          case MADE_THERE -> Word.SET;
          case IMPORTED -> Word.CLEAR;
          case ELSEWHERE, UNKNOWN -> Word.UNKNOWN;
        };
    Word always =
        origin == Origin.IMPORTED ? Word.CLEAR : never == Word.SET ? Word.SET : Word.UNKNOWN;
    Word sensitive = out == Word.CLEAR ? Word.SET : Word.UNKNOWN;
    return new KeyAttributes(
        label, algorithm, size, out, never, sensitive, always, local, Word.UNKNOWN, usages);
  }
}
