package io.portcullis.connectors.ca.status;

import java.math.BigInteger;

/** Looks at a certificate as a relying party does. */
public interface StatusClient extends AutoCloseable {
  /** Never throws; takes at most the configured time. What is not believed is NONE. */
  Seen ask(BigInteger serial);

  @Override
  void close();
}
