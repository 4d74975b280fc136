package io.portcullis.connectors.hsm.azure.keys;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Address of a key (Key Vault documentation, "Objects, identifiers, and versioning"), in lower
 * case: Key Vault does not tell names apart by case.
 *
 * @param version empty: all of them
 */
record VaultKey(String host, String name, Optional<String> version) {
  private static final Pattern FORM =
      Pattern.compile("https://([a-z0-9.-]+)/keys/([a-z0-9-]{1,127})(?:/([0-9a-f]{32}))?");

  static Optional<VaultKey> of(String address) {
    Matcher matcher = FORM.matcher(address);
    return matcher.matches()
        ? Optional.of(
            new VaultKey(matcher.group(1), matcher.group(2), Optional.ofNullable(matcher.group(3))))
        : Optional.empty();
  }
}
