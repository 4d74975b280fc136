package io.portcullis.connectors.ca.signserver;

import java.security.cert.X509Certificate;
import java.util.List;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Pem;
import io.portcullis.connectors.api.X509;

/** The PEM certificates of an entry, with whatever explanation stands before each. */
final class Chain {
  private static final int MAX = 20;

  private Chain() {}

  /**
   * @throws BadRecord when a block holds no certificate, or one is cut off
   */
  static List<X509Certificate> of(String text) {
    List<X509Certificate> chain =
        Pem.blocks(text)
            .filter(block -> block.whole() && block.kind().equals("CERTIFICATE"))
            .limit(MAX)
            .map(Chain::read)
            .toList();
    if (chain.isEmpty() && text.contains("-----BEGIN ")) {
      throw new BadRecord("CERTIFICATE: the PEM block is cut off");
    }
    return chain;
  }

  private static X509Certificate read(Pem.Block block) {
    try {
      return X509.der(block.der());
    } catch (BadRecord e) {
      throw new BadRecord("CERTIFICATE: " + e.getMessage());
    }
  }
}
