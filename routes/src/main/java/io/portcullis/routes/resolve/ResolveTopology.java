package io.portcullis.routes.resolve;

import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.stream.Wiring;

/** The first stage: {@code intake} to {@code signals}. */
public final class ResolveTopology {
  private ResolveTopology() {}

  public static void addTo(Wiring wiring) {
    wiring
        .stage("resolve", Topic.INTAKE, Resolve::new)
        .sink(Resolve.TO_SIGNALS, Topic.SIGNALS)
        .sink(Resolve.TO_INTAKE, Topic.INTAKE)
        .store(Bindings.STORE)
        .store(Parking.STORE)
        .window(Repetitions.STORE, Repetitions.KEPT, Repetitions.WINDOW);
  }
}
