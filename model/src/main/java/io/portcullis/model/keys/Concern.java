package io.portcullis.model.keys;

/** What is asked for in each stage of a key's life. */
public enum Concern {
  PROTECTION,
  ACCESS,
  AUDIT,
  BACKUP,
  ROTATION
}
