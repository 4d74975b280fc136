package io.portcullis.routes.checkpoint;

import java.io.IOException;

import io.portcullis.evidence.checkpoint.CheckpointKey;

/** A key that signs checkpoints, wherever it lies. */
public interface Signer {
  /** Where it lies, for people. */
  String place();

  /**
   * @throws IOException saying why it can not be had now
   */
  CheckpointKey key() throws IOException;

  /**
   * @return as {@link io.portcullis.evidence.checkpoint.Algorithm} of its key says
   * @throws IOException saying why it does not sign now
   */
  byte[] sign(byte[] octets) throws IOException;
}
