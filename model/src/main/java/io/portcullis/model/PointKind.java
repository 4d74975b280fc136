package io.portcullis.model;

/** The kinds of places where a standing is enforced; each has a topic of its own. */
public enum PointKind {
  CA,
  HSM,
  RADIUS,
  NOTIFY
}
