package io.portcullis.routes.api;

import java.util.List;
import java.util.Optional;

/** A trail with one checkpoint. */
final class FakeTrail implements AuditTrail {
  private static final CheckpointView ONE =
      new CheckpointView(
          7,
          "checkpoint",
          FakeHub.THEN,
          "ab".repeat(32),
          "cd".repeat(32),
          42,
          List.of(new CheckpointView.Chain("c0", 1, 42, "ef".repeat(32))),
          List.of());

  @Override
  public AuditStatus status() {
    List<AuditStatus.Seen> seen = List.of(new AuditStatus.Seen("rfc3161", 7, FakeHub.THEN));
    return new AuditStatus(Optional.of(ONE), seen, true, Optional.of(12L));
  }

  @Override
  public CheckpointPage page(String before, int most) {
    return new CheckpointPage(List.of(ONE), "");
  }
}
