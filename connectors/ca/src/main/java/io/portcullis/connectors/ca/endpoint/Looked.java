package io.portcullis.connectors.ca.endpoint;

import java.security.cert.X509Certificate;
import java.util.List;

/** What one look at one address showed. */
public sealed interface Looked {

  /**
   * @param chain as it was served, the server's own certificate first; at least one
   * @param staple the OCSP answer that came with it (RFC 6066 section 8), DER; empty where none did
   * @param finished false when the server broke off after it had shown its chain, as one does that
   *     wants a certificate; then nothing proves that it has the key, and nothing is known of
   *     stapling
   */
  record Served(List<X509Certificate> chain, byte[] staple, boolean finished) implements Looked {
    public Served {
      chain = List.copyOf(chain);
    }

    public X509Certificate leaf() {
      return chain.getFirst();
    }
  }

  /**
   * No certificate came.
   *
   * @param detail for people
   */
  record Away(Why why, String detail) implements Looked {}

  /** In one word. */
  enum Why {
    /** Nobody listens, or the way there is closed. */
    REFUSED,
    /** No whole handshake within the deadline. */
    SILENT,
    /** It hung up. */
    RESET,
    /** What came is no TLS, or none of the versions and algorithms that are still used. */
    OTHER_PROTOCOL,
    /** More than is read. */
    TOO_MUCH
  }
}
