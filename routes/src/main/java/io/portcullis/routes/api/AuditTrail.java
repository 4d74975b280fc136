package io.portcullis.routes.api;

/** How far the trail is signed and witnessed. */
public interface AuditTrail {
  /** Checkpoints on a page. */
  int MOST = 500;

  AuditStatus status();

  /**
   * Checkpoints, the newest first.
   *
   * @param before {@link CheckpointPage#next} of the page before; empty for the newest
   * @param most 1 to {@link #MOST}
   */
  CheckpointPage page(String before, int most);
}
