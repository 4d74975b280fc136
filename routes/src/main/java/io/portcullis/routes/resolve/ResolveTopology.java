package io.portcullis.routes.resolve;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.Stores;

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
        .store(
            Stores.windowStoreBuilder(
                Stores.persistentWindowStore(
                    Repetitions.STORE,
                    Repetitions.WINDOW.multipliedBy(2),
                    Repetitions.WINDOW,
                    false),
                Serdes.String(),
                Serdes.ByteArray()));
  }
}
