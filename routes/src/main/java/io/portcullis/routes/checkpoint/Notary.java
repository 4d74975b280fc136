package io.portcullis.routes.checkpoint;

import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

import io.portcullis.evidence.checkpoint.Algorithm;
import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.CheckpointKey;
import io.portcullis.evidence.checkpoint.SignedCheckpoint;

/**
 * Signs. Where the key was changed, the former one signs once more, and names the new one.
 *
 * @param former the key before, when it is still to be had
 */
record Notary(Signer signer, Optional<Signer> former) {

  /** A checkpoint and the key that it can be checked with. */
  record Sealed(SignedCheckpoint line, CheckpointKey key) {}

  /**
   * The key that the former one has to name, because the last checkpoint was signed by it.
   *
   * @param last key that signed, and that was named as the next
   * @throws IOException when a key can not be had now
   */
  Optional<CheckpointKey> handover(SignedCheckpoint last) throws IOException {
    CheckpointKey now = signer.key();
    boolean due =
        !last.key().equals(now.id())
            && former.isPresent()
            && former.get().key().id().equals(last.key())
            && last.checkpoint().next().isEmpty();
    return due ? Optional.of(now) : Optional.empty();
  }

  /** Whether nobody announced that this key signs from now on. */
  boolean unannounced(SignedCheckpoint last) throws IOException {
    String now = signer.key().id();
    return !last.key().equals(now) && !last.checkpoint().next().equals(Optional.of(now));
  }

  Sealed sign(Checkpoint checkpoint) throws IOException {
    // One that names the next key is the former one's last.
    Signer by = checkpoint.next().isPresent() ? former.orElse(signer) : signer;
    CheckpointKey key = by.key();
    String value = Base64.getEncoder().encodeToString(by.sign(checkpoint.signed()));
    SignedCheckpoint line =
        new SignedCheckpoint(checkpoint, Algorithm.of(key.key()), key.id(), value);
    if (!line.by(key)) {
      throw new IOException("what " + by.place() + " signed does not fit its public key");
    }
    return new Sealed(line, key);
  }
}
