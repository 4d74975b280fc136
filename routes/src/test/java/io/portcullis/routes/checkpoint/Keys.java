package io.portcullis.routes.checkpoint;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

import io.portcullis.evidence.checkpoint.CheckpointKey;

/** Keys in memory, one of which can be pulled out. */
final class Keys {
  private Keys() {}

  static Signer one(String name) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
      return new FileSigner(name, pair.getPrivate(), new CheckpointKey(pair.getPublic()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Refuses so many signatures, and then signs. */
  static final class Pulled implements Signer {
    private final Signer inside = one("a token");
    private int left;

    Pulled(int refusals) {
      left = refusals;
    }

    @Override
    public String place() {
      return inside.place();
    }

    @Override
    public CheckpointKey key() throws IOException {
      return inside.key();
    }

    @Override
    public byte[] sign(byte[] octets) throws IOException {
      if (left-- > 0) {
        throw new IOException("no slot holds a token");
      }
      return inside.sign(octets);
    }
  }
}
