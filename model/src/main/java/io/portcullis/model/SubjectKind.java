package io.portcullis.model;

/** What trust is about. A feed is a subject too: it can fall silent. */
public enum SubjectKind {
  DEVICE,
  IDENTITY,
  WORKLOAD,
  KEY,
  /** A CA, or the HSM that holds its keys. */
  AUTHORITY,
  /** A configured source of signals. */
  SOURCE
}
