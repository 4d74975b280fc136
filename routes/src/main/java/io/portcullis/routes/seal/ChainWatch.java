package io.portcullis.routes.seal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.portcullis.model.evidence.Head;
import io.portcullis.model.evidence.Seal;

/**
 * Whether each seal that is read follows the one before it. A chain is a partition, read in order
 * by one reader; of the first seal that it reads nothing is known. One entry a chain.
 */
final class ChainWatch {
  private final Map<String, Head> heads = new HashMap<>();

  /** Why it does not, if so. It goes on from there: what follows a break is not a second one. */
  synchronized Optional<String> broken(Seal seal) {
    Head last = heads.put(seal.chain(), seal.head());
    boolean follows =
        last == null
            || (seal.sequence() == last.sequence() + 1 && seal.previous().equals(last.hash()));
    return follows
        ? Optional.empty()
        : Optional.of(
            "chain %s goes on with sequence %d after %d, and with another hash or number than it should"
                .formatted(seal.chain(), seal.sequence(), last.sequence()));
  }

  /** Others may have read on meanwhile. */
  synchronized void forget() {
    heads.clear();
  }
}
