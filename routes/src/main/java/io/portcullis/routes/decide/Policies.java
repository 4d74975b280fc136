package io.portcullis.routes.decide;

import io.portcullis.model.Policy;

/** The compiled rules a hub knows, by digest. Safe for several threads. */
public interface Policies {
  /** What a partition decides by until the log says otherwise. */
  Policy initial();

  /** The rules with this digest, or the initial ones when this hub does not know them. */
  Policy byDigest(String digest);
}
