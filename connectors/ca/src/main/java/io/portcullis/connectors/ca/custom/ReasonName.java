package io.portcullis.connectors.ca.custom;

import java.util.Locale;

import io.portcullis.model.ReasonCode;

/** CRLReason as RFC 5280 section 5.3.1 spells it. */
final class ReasonName {
  private ReasonName() {}

  static String of(ReasonCode reason) {
    return switch (reason) {
      case CA_COMPROMISE -> "cACompromise";
      case REMOVE_FROM_CRL -> "removeFromCRL";
      default -> camel(reason.name());
    };
  }

  private static String camel(String name) {
    StringBuilder out = new StringBuilder();
    for (String word : name.toLowerCase(Locale.ROOT).split("_", -1)) {
      out.append(
          out.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return out.toString();
  }
}
