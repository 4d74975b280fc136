package io.portcullis.routes.guard;

import io.portcullis.model.guard.Limits;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.stream.Wiring;

/** The third stage: {@code proposals} to answers in {@code signals}. */
public final class GuardTopology {
  private GuardTopology() {}

  public static void addTo(Wiring wiring, Limits limits) {
    wiring
        .stage("guard", Topic.PROPOSALS, () -> new GuardStage(limits))
        .sink(GuardStage.TO_SIGNALS, Topic.SIGNALS)
        .sink(GuardStage.TO_CONTROL, Topic.CONTROL)
        .cachedStore(StoreLedger.STORE);
  }
}
