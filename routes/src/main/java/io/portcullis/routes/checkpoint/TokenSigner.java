package io.portcullis.routes.checkpoint;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import io.portcullis.connectors.hsm.pkcs11.TokenKey;
import io.portcullis.evidence.checkpoint.CheckpointKey;

/** A key in an HSM. Asked for its public part each time: a token may be changed for another. */
public final class TokenSigner implements Signer {
  private final String place;
  private final TokenKey token;

  /**
   * @param name configured name of the token
   * @param keyId CKA_ID in hex
   */
  public TokenSigner(String name, String keyId, TokenKey token) {
    this.place = "token " + name + ", key " + keyId;
    this.token = token;
  }

  @Override
  public String place() {
    return place;
  }

  @Override
  public CheckpointKey key() throws IOException {
    return new CheckpointKey(token.publicKey());
  }

  @Override
  public byte[] sign(byte[] octets) throws IOException {
    try {
      return token.sign(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
