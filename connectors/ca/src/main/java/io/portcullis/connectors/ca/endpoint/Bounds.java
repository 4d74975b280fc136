package io.portcullis.connectors.ca.endpoint;

import java.time.Duration;

/**
 * How much one look takes. What the JDK bounds besides: a handshake message of 32 KiB ({@code
 * jdk.tls.maxHandshakeMessageSize}) and a chain of ten certificates ({@code
 * jdk.tls.client.maxInboundCertificateChainLength}); what is longer no Java client accepts.
 *
 * @param deadline of the whole look, from the connection to the last byte
 * @param bytes that are read, at most
 */
public record Bounds(Duration deadline, int bytes) {
  /** Several times the longest handshake that the JDK takes. */
  public static final int USUAL_BYTES = 256 << 10;

  public static Bounds of(Duration deadline) {
    return new Bounds(deadline, USUAL_BYTES);
  }
}
