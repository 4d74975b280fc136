package io.portcullis.routes.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

import io.portcullis.connectors.api.PemKey;
import io.portcullis.evidence.checkpoint.Algorithm;
import io.portcullis.evidence.checkpoint.CheckpointKey;

/** A key in a file, read once. */
public final class FileSigner implements Signer {
  private final String place;
  private final PrivateKey own;
  private final CheckpointKey published;

  /**
   * @param place of the file, for people
   * @throws IllegalArgumentException when the two do not belong together
   */
  FileSigner(String place, PrivateKey own, CheckpointKey published) {
    if (!PemKey.pair(own, published.key())) {
      throw new IllegalArgumentException(place + " holds a private and a public key of two pairs");
    }
    this.place = place;
    this.own = own;
    this.published = published;
  }

  /**
   * The hub's own key, made when it is not there.
   *
   * @param data folder of the hub
   * @throws IllegalArgumentException saying what is wrong with the file
   */
  public static FileSigner own(Path data) {
    return KeyFile.own(place(data));
  }

  /** Where the key lies that a hub makes for itself. */
  public static Path place(Path data) {
    return data.resolve("checkpoints").resolve("signing-key.pem");
  }

  /**
   * @param pem PKCS #8 in PEM, encrypted or not, and the public key
   * @param passphrase of an encrypted one; else empty
   * @param place for people
   * @throws IllegalArgumentException saying what is wrong; nothing of the key is in it
   */
  public static FileSigner read(String pem, String passphrase, String place) {
    return KeyFile.read(pem, passphrase, place);
  }

  @Override
  public String place() {
    return place;
  }

  @Override
  public CheckpointKey key() {
    return published;
  }

  @Override
  public byte[] sign(byte[] octets) throws IOException {
    try {
      Signature signature = Signature.getInstance(Algorithm.of(published.key()).word());
      signature.initSign(own);
      signature.update(octets);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      // Which may quote the key.
      throw new IOException("the key in " + place + " does not sign");
    }
  }
}
