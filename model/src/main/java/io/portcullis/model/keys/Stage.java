package io.portcullis.model.keys;

/** The stages of a key's life, as the control matrix has them. */
public enum Stage {
  GENERATION,
  ISSUANCE,
  PRODUCTION,
  ROTATION,
  BACKUP,
  RETIREMENT
}
