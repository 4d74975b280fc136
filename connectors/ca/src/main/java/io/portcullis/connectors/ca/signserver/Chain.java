package io.portcullis.connectors.ca.signserver;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.X509;

/** The PEM certificates of an entry, with whatever explanation stands before each. */
final class Chain {
  private static final int MAX = 20;
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]{1,50000}-----END CERTIFICATE-----");

  private Chain() {}

  /**
   * @throws BadRecord when a block holds no certificate, or one is cut off
   */
  static List<X509Certificate> of(String text) {
    Matcher block = BLOCK.matcher(text);
    List<X509Certificate> chain = new ArrayList<>();
    while (block.find() && chain.size() < MAX) {
      chain.add(read(block.group()));
    }
    if (chain.isEmpty() && text.contains("-----BEGIN ")) {
      throw new BadRecord("CERTIFICATE: the PEM block is cut off");
    }
    return chain;
  }

  private static X509Certificate read(String pem) {
    try {
      return X509.pem(pem);
    } catch (BadRecord e) {
      throw new BadRecord("CERTIFICATE: " + e.getMessage());
    }
  }
}
