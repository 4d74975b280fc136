package io.portcullis.routes.checkpoint;

import java.io.IOException;

import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.Witness;

/** Somebody outside who is shown checkpoints. Calls block, with a bound of their own. */
public interface Attestor extends AutoCloseable {
  /** For people, and in the log. */
  String place();

  Witness.By by();

  /**
   * @throws IOException saying why it did not see it, or does not count
   */
  Witness attest(Checkpoint checkpoint) throws IOException, InterruptedException;

  /** Calls that are on their way end. */
  @Override
  default void close() {}
}
