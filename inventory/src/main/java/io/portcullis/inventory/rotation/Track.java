package io.portcullis.inventory.rotation;

/**
 * What kind of key is rotated. The renewal of a certificate, by the same key or a new one, is no
 * rotation: it is on the calendar of certificates.
 */
public enum Track {
  /** Of a service, for signing, for encrypting. */
  KEY,
  /**
   * Of an authority. Its old key signs no certificates any more once it is blocked, but CRLs for
   * those that it signed.
   */
  CA_KEY
}
